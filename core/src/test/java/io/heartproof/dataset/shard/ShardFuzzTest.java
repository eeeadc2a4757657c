package io.heartproof.dataset.shard;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Replays the kept inputs; with {@code JAZZER_FUZZ=1} in the environment it searches for new ones for a minute. */
class ShardFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "1m")
    void indexesAnythingOrRefusesIt(byte[] input) throws IOException {
        Path file = Files.write(folder.resolve("s.tar"), input);
        try {
            ShardScan.of(file, Progress.NONE.start("", 1));
        } catch (BadData refused) {
            // as it may be
        }
    }
}
