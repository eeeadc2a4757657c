package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLockTest {
    @TempDir
    Path run;

    @Test
    void keepsASecondTrainingOutUntilTheFirstHasEnded() throws IOException {
        try (TrainingLock first = TrainingLock.of(run)) {
            assertThatThrownBy(() -> TrainingLock.of(run))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage(run + ": another training is under way in this folder");
        }
        TrainingLock.of(run).close();
    }
}
