package io.heartproof.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.file.Json;
import io.heartproof.format.RecordingFiles;
import io.heartproof.label.LabelSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our preparation gives bit for bit what the published program fed to its network. */
class PreparedInputGoldenTest {
    private static final Path GOLDEN = Path.of(System.getProperty("heartproof.golden", "../../shared/golden"));
    private static final Path RECORDINGS =
            Path.of(System.getProperty("heartproof.golden.recordings", "../../shared/data/ecg9"));
    private static final String TENSOR = "input_first_and_last_64_of_signal";

    @Test
    void preparesTheSameInputAsThePublishedProgram() throws IOException {
        assumeTrue(Files.isDirectory(GOLDEN) && Files.isDirectory(RECORDINGS), "no reference values here");
        JsonNode reference =
                Json.mapper().readTree(GOLDEN.resolve("reference.json").toFile());
        FloatBuffer expected = tensor(GOLDEN.resolve("reference.safetensors"));
        InputContract contract = InputContract.published(PaddedForm.PUBLISHED, LabelSet.CPSC2018);
        int recordings = reference.get("recordings").size();
        assertThat(recordings).isPositive();
        assertThat(expected.remaining()).isEqualTo(recordings * 8 * 128);

        for (int n = 0; n < recordings; n++) {
            Path file = RECORDINGS.resolve(reference.get("recordings").get(n).asString() + ".mat");
            PreparedRecording prepared = contract.prepare(RecordingFiles.read(file));
            assertThat(prepared.length())
                    .isEqualTo(reference.get("lengths").get(n).asInt());
            for (float[] lead : prepared.leads()) {
                float[] window = new float[128];
                expected.get(window);
                assertThat(Arrays.copyOf(lead, 64)).isEqualTo(Arrays.copyOf(window, 64));
                assertThat(Arrays.copyOfRange(lead, lead.length - 64, lead.length))
                        .isEqualTo(Arrays.copyOfRange(window, 64, 128));
            }
        }
    }

    private static FloatBuffer tensor(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Math.toIntExact(bytes.getLong());
        String header = new String(bytes.array(), Long.BYTES, headerLength, StandardCharsets.UTF_8);
        JsonNode offsets = Json.mapper().readTree(header).get(TENSOR).get("data_offsets");
        int start = Long.BYTES + headerLength + offsets.get(0).asInt();
        int end = Long.BYTES + headerLength + offsets.get(1).asInt();
        return bytes.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
