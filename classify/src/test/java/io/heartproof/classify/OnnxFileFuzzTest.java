package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. */
class OnnxFileFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("m.onnx"), input);
        try {
            OnnxFile.read(file);
        } catch (BadData problem) {
            assertThat(problem.getMessage()).contains("m.onnx: ").doesNotContain("\n");
        }
    }
}
