package io.heartproof.experiment.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path run;

    @Test
    void keepsASecondTrainingOutUntilTheFirstHasEnded() throws IOException {
        Path file = run.resolve("checkpoint/lock");
        try (FolderLock first = FolderLock.of(file, "training", run)) {
            assertThatThrownBy(() -> FolderLock.of(file, "training", run))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage(run + ": another training is under way in this folder");
        }
        FolderLock.of(file, "training", run).close();
    }
}
