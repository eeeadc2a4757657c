package io.heartproof.format.mat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.Soundness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. */
class MatFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("m.mat"), input);
        Soundness.readInTime(file, ReadOptions.NONE);
    }
}
