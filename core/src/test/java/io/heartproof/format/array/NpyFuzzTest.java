package io.heartproof.format.array;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. */
class NpyFuzzTest {
    @TempDir
    static Path folder;

    @DictionaryEntries({
        "'descr': '<f4'",
        "'descr': '<i2'",
        "'fortran_order': False",
        "'shape': (2, 5, 12)",
        "\\x93NUMPY"
    })
    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("f.npy"), input);
        KnownArrays.readInTime(file, () -> SignalArray.ofNpy(file));
    }
}
