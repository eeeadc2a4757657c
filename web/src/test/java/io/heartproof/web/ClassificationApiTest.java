package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.web.guard.Limits;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ClassificationApiTest {
    private static final String CLASSIFY = "/api/v1/classifications";
    private static final String VIEW = "/api/v1/views";

    private static TestService service;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(
                Limits.STANDARD.withRecordingSeconds(300),
                RecordingModel.of("plain", 0.05),
                RecordingModel.of("hardened", 5));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    void aTableIsClassifiedByTheFirstModel() throws Exception {
        HttpAnswer answer = service.post(CLASSIFY, "text/csv", TestService.table(10));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/model/id").asString()).isEqualTo("plain");
        assertThat(answer.json().at("/recording").asString()).isEqualTo("recording");
        assertThat(answer.json().at("/probabilities").propertyNames()).containsExactly("Normal", "AF", "PVC");
        double sum = answer.json()
                .at("/probabilities")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void anotherModelIsAskedByIdOrName() throws Exception {
        byte[] table = TestService.table(10);

        assertThat(service.post(CLASSIFY + "?model=hardened", "text/csv", table)
                        .json()
                        .at("/model/name")
                        .asString())
                .isEqualTo("hardened.onnx");
        assertThat(service.post(CLASSIFY + "?model=hardened.onnx", "text/csv", table)
                        .json()
                        .at("/model/id")
                        .asString())
                .isEqualTo("hardened");
    }

    @Test
    void headerAndSignalFileComeAsAForm() throws Exception {
        WfdbWriter.write(TestService.recording(10), folder);
        byte[] form = new Form()
                .file("S00001.dat", Files.readAllBytes(folder.resolve("S00001.dat")))
                .file("S00001.hea", Files.readAllBytes(folder.resolve("S00001.hea")))
                .end();

        HttpAnswer answer = service.post(CLASSIFY, Form.TYPE, form);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/recording").asString()).isEqualTo("S00001");
    }

    @Test
    void aSecondRecordInAFormIsNamedInANote() throws Exception {
        byte[] header = recordFile(".hea");
        byte[] other = new String(header, StandardCharsets.UTF_8)
                .replace("S00001", "B0001")
                .getBytes(StandardCharsets.UTF_8);
        byte[] form = new Form()
                .file("S00001.hea", header)
                .file("S00001.dat", recordFile(".dat"))
                .file("B0001.hea", other)
                .file("B0001.dat", recordFile(".dat"))
                .file("notes.txt", new byte[1])
                .end();

        HttpAnswer answer = service.post(CLASSIFY, Form.TYPE, form);

        assertThat(answer.json().at("/recording").asString()).isEqualTo("S00001");
        assertThat(answer.json().at("/notes").valueStream().map(JsonNode::asString))
                .containsExactly("not read, as a request has one recording: B0001.hea, B0001.dat, notes.txt");
    }

    @Test
    void aRecordOfSegmentsIsReadWhereverItsHeaderStands() throws Exception {
        byte[] master = "whole/2 12 500 10000\nS00001 5000\nS00001 5000\n".getBytes(StandardCharsets.UTF_8);
        byte[] form = new Form()
                .file("S00001.hea", recordFile(".hea"))
                .file("S00001.dat", recordFile(".dat"))
                .file("whole.hea", master)
                .end();

        HttpAnswer answer = service.post(CLASSIFY, Form.TYPE, form);

        assertThat(answer.json().at("/recording").asString()).isEqualTo("whole");
        assertThat(answer.json().at("/notes").toString()).doesNotContain("not read");
    }

    private byte[] recordFile(String ending) throws Exception {
        WfdbWriter.write(TestService.recording(10), folder);
        return Files.readAllBytes(folder.resolve("S00001" + ending));
    }

    @Test
    void aBodyWithoutATypeIsAFile() throws Exception {
        HttpAnswer answer = service.ask("POST", CLASSIFY, HttpRequest.BodyPublishers.ofString("no recording"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail()).startsWith("recording: no format that is read");
    }

    @Test
    void aTableWithoutTimesTakesTheRateThatIsGiven() throws Exception {
        byte[] table = withoutTimes(new String(TestService.table(10), StandardCharsets.UTF_8));

        assertThat(service.post(CLASSIFY, "text/csv", table).status()).isEqualTo(422);
        assertThat(service.post(CLASSIFY + "?samplingRateHz=500", "text/csv", table)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesOfLeadsComeWithTheRequest() throws Exception {
        String table = new String(TestService.table(10), StandardCharsets.UTF_8).replaceFirst(",V1,", ",chan 1,");

        assertThat(service.post(CLASSIFY, "text/csv", table.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(service.post(CLASSIFY + "?lead=chan%201%3DV1", "text/csv", table.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aViewHasTheSamplesThatWereSent() throws Exception {
        HttpAnswer answer = service.post(VIEW, "text/csv", TestService.table(10));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode lead = answer.json().at("/leads/1");
        assertThat(lead.at("/lead").asString()).isEqualTo("II");
        float[] sent = TestService.recording(10).signals().get(1).samples();
        byte[] codes = Base64.getDecoder().decode(lead.at("/samples").asString());
        assertThat(codes).hasSize(2 * sent.length);
        for (int i = 0; i < sent.length; i++) {
            int code = (codes[2 * i] & 0xff) | codes[2 * i + 1] << 8;
            assertThat(code * lead.at("/scale").asDouble()).isCloseTo(sent[i], within(0.00051));
        }
    }

    @Test
    void noiseChangesTheSamplesAndThePlainModelFirst() throws Exception {
        JsonNode clean = service.ask("POST", VIEW + "?example=Normal", HttpRequest.BodyPublishers.noBody())
                .json();
        JsonNode noisy = noisy("white", 0);

        assertThat(clean.at("/classifications/0/prediction").asString()).isEqualTo("Normal");
        assertThat(noisy.at("/classifications/0/prediction").asString()).isEqualTo("AF");
        assertThat(noisy.at("/classifications/1/prediction").asString()).isEqualTo("Normal");
        assertThat(noisy.at("/leads/0/samples")).isNotEqualTo(clean.at("/leads/0/samples"));
        assertThat(noisy.at("/noise/decibels").asDouble()).isZero();
    }

    @Test
    void everyKindOfNoiseIsAddedAndIsTheSameAgain() throws Exception {
        for (String kind : new String[] {"white", "wander", "muscle", "motion", "mains"}) {
            assertThat(noisy(kind, 6).at("/leads"))
                    .as(kind)
                    .isEqualTo(noisy(kind, 6).at("/leads"));
            assertThat(noisy(kind, 6).at("/leads"))
                    .as(kind)
                    .isNotEqualTo(noisy(kind, 12).at("/leads"));
        }
    }

    @Test
    void whatAModelCannotUseIsStillShown() throws Exception {
        byte[] table = "time,II\n0,0.1\n0.002,0.2\n0.004,0.1\n".getBytes(StandardCharsets.UTF_8);

        HttpAnswer answer = service.post(VIEW, "text/csv", table);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/classifications/0/refusal").asString()).contains("lead");
        assertThat(service.post(CLASSIFY, "text/csv", table).status()).isEqualTo(422);
    }

    @Test
    void ofALongRecordingTwoMinutesAreShown() throws Exception {
        JsonNode view = service.post(VIEW, "text/csv", TestService.table(150)).json();

        assertThat(view.at("/durationSeconds").asDouble()).isEqualTo(150);
        assertThat(view.at("/shownSeconds").asDouble()).isEqualTo(120);
    }

    @Test
    void oddTablesAreAnsweredOrRefusedButNeverAFailure() throws Exception {
        long seed = 20_261_124;
        Random random = new Random(seed);
        String[] values = {"", "0", "0.1", "-1e-30", "1e30", "-3.4e38"};
        for (int i = 0; i < 60; i++) {
            StringBuilder table = new StringBuilder("I,II,V1,ABP [mmHg]\n");
            int samples = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 2000;
            for (int t = 0; t < samples; t++) {
                for (int lead = 0; lead < 4; lead++) {
                    boolean odd = random.nextInt(100) == 0;
                    table.append(odd ? values[random.nextInt(values.length)] : (float) random.nextGaussian())
                            .append(lead < 3 ? ',' : '\n');
                }
            }
            String query = "?samplingRateHz=" + new String[] {"0.5", "100", "500", "9999", "1e9"}[random.nextInt(5)]
                    + "&noise=" + new String[] {"white", "wander", "muscle", "motion", "mains"}[random.nextInt(5)]
                    + "&decibels=" + (random.nextInt(80) - 20);

            HttpAnswer answer =
                    service.post(VIEW + query, "text/csv", table.toString().getBytes(StandardCharsets.UTF_8));

            assertThat(answer.status())
                    .as("seed %d, table %d: %s", seed, i, query)
                    .isIn(200, 413, 422);
        }
    }

    @Test
    void modelsExamplesHealthAndDescriptionAnswer() throws Exception {
        assertThat(service.get("/api/v1/models").json().at("/models/0/leads/0").asString())
                .isEqualTo("I");
        assertThat(service.get("/api/v1/models")
                        .json()
                        .at("/models/0/trainedOn")
                        .asString())
                .isEqualTo("simulated");
        assertThat(service.get("/api/v1/examples").json().at("/examples")).hasSize(9);
        assertThat(service.get("/health").json().at("/status").asString()).isEqualTo("ok");
        assertThat(service.get("/openapi.json").json().at("/openapi").asString())
                .isEqualTo("3.1.0");
    }

    @Test
    void metricsCountWhatWasAsked() throws Exception {
        service.get("/health");
        service.get("/nothing/here");
        service.post(CLASSIFY, "text/csv", TestService.table(10));

        String metrics = service.get("/metrics").text();

        assertThat(metrics)
                .contains("heartproof_http_requests_total{method=\"GET\",route=\"/health\",status=\"200\"}")
                .contains("heartproof_http_requests_total{method=\"GET\",route=\"other\",status=\"404\"}")
                .contains("heartproof_classifications_total{model=\"plain\",prediction=\"Normal\"}")
                .contains("heartproof_classification_duration_seconds_bucket{model=\"plain\",le=\"+Inf\"}")
                .contains("heartproof_recordings_in_progress 0\n");
        assertThat(metrics.lines())
                .allMatch(line ->
                        line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})?"
                                + " [-+.\\dE]+|[a-z_]+ NaN"));
    }

    private static JsonNode noisy(String kind, int decibels) throws Exception {
        return service.ask(
                        "POST",
                        VIEW + "?example=Normal&seed=3&noise=" + kind + "&decibels=" + decibels,
                        HttpRequest.BodyPublishers.noBody())
                .json();
    }

    private static byte[] withoutTimes(String table) {
        return table.replaceAll("(?m)^[^,]*,", "").getBytes(StandardCharsets.UTF_8);
    }
}
