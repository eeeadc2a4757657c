package io.heartproof.format.csv;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.Soundness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. */
class CsvFuzzTest {
    @TempDir
    static Path folder;

    @DictionaryEntries({"time", "time [s]", "I", "aVR", "[uV]", "[?]", "e-5", "\\x0D\\x0A"})
    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), input);
        Soundness.readInTime(file, ReadOptions.NONE);
        Soundness.readInTime(file, ReadOptions.samplingRate(250));
    }
}
