package io.heartproof.format.hdf5;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.format.array.KnownArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. */
class Hdf5FuzzTest {
    @TempDir
    static Path folder;

    @DictionaryEntries({"\\x89HDF\\r\\n\\x1a\\n", "OHDR", "OCHK", "TREE", "SNOD", "HEAP", "FADB", "tracings", "exam_id"
    })
    @FuzzTest(maxDuration = "1m")
    void readsAnything(byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("f.hdf5"), input);
        KnownArrays.readInTime(
                file,
                () -> Hdf5Recordings.open(file, KnownArrays.OPTIONS.arrays()).signals());
    }
}
