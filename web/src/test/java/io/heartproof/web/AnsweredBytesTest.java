package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers to the byte, but for their timing: a prediction; none, as the signal is not fit or a lead is missing. */
class AnsweredBytesTest {
    private static final List<String> LEADS =
            List.of("I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6");

    private static final String FLAT = Stream.of("I", "II", "V1", "V2", "V3", "V4", "V5", "V6")
            .map("\"%s\":\"flat\""::formatted)
            .collect(Collectors.joining(","));
    private static final String REASONS = Stream.of("I", "II", "V1", "V2", "V3", "V4", "V5", "V6")
            .map("\"lead %s is flat: it stays at 0.000 mV\""::formatted)
            .collect(Collectors.joining(","));
    private static final String QUALITY = "\"quality\":{\"acceptable\":false,\"confidence\":\"none\",\"leads\":{" + FLAT
            + "},\"whole\":[],\"doubts\":[],\"reasons\":[" + REASONS + "]}";

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 5));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void aClassification() throws Exception {
        assertThat(classified("", LEADS))
                .isEqualTo("{\"recording\":\"recording\",\"model\":{\"id\":\"a\",\"name\":\"a.onnx\"},"
                        + "\"prediction\":\"Normal\",\"probabilities\":{\"Normal\":0.9,\"AF\":0.0,\"PVC\":0.1},"
                        + QUALITY
                        + ",\"notes\":[\"is patient\"],\"timing\":{}}");
    }

    @Test
    void aClassificationThatAbstains() throws Exception {
        assertThat(classified("&abstain=true", LEADS))
                .isEqualTo("{\"recording\":\"recording\",\"model\":{\"id\":\"a\",\"name\":\"a.onnx\"},"
                        + "\"prediction\":null,\"probabilities\":{},"
                        + QUALITY
                        + ",\"notes\":[],\"timing\":{}}");
    }

    @Test
    void aRecordingThatLacksALead() throws Exception {
        assertThat(classified("", LEADS.subList(1, 2)))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
                        + "\"code\":\"badRecording\",\"detail\":\"recording: lead I is missing, the leads are [II]\"}");
        assertThat(classified("&abstain=true", LEADS.subList(1, 2)))
                .as("an abstention comes first")
                .contains("\"prediction\":null,\"probabilities\":{}", "\"lead I is missing\"");
    }

    @Test
    void whatModelsSayInAView() throws Exception {
        String model = "[{\"model\":{\"id\":\"a\",\"name\":\"a.onnx\"},";
        assertThat(viewed("", LEADS))
                .isEqualTo(
                        model + "\"prediction\":\"Normal\",\"probabilities\":{\"Normal\":0.9,\"AF\":0.0,\"PVC\":0.1},"
                                + "\"notes\":[\"is patient\"]}]");
        assertThat(viewed("&abstain=true", LEADS))
                .isEqualTo(model + "\"refusal\":\"the signal is not fit to be interpreted: lead I is flat: it stays at"
                        + " 0.000 mV (and 7 more)\",\"notes\":[]}]");
        assertThat(viewed("&abstain=true", LEADS.subList(1, 2)))
                .startsWith(model + "\"refusal\":\"the signal is not fit to be interpreted: lead I is missing (and ");
        assertThat(viewed("", LEADS.subList(1, 2)))
                .isEqualTo(model + "\"refusal\":\"recording: lead I is missing, the leads are [II]\",\"notes\":[]}]");
    }

    private static String classified(String parameters, List<String> leads) throws Exception {
        return service.post("/api/v1/classifications?samplingRateHz=500" + parameters, "text/csv", zeros(leads))
                .text()
                .replaceAll("\"timing\":\\{[^}]*}", "\"timing\":{}");
    }

    private static String viewed(String parameters, List<String> leads) throws Exception {
        return service.post("/api/v1/views?samplingRateHz=500" + parameters, "text/csv", zeros(leads))
                .json()
                .at("/classifications")
                .toString();
    }

    /** Five seconds without any signal, in which the model sees no roughness at all. */
    private static byte[] zeros(List<String> leads) {
        String row = String.join(",", Collections.nCopies(leads.size(), "0")) + "\n";
        return (String.join(",", leads) + "\n" + row.repeat(2500)).getBytes(StandardCharsets.UTF_8);
    }
}
