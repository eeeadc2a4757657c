package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.file.AppendedLines;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearntNoiseTest {
    private static final float[][] WINDOW = {{0.1f, -1}, {1 / 3f, 0}};
    private static final UniversalNoise NOISE = new UniversalNoise(WINDOW, 2, Set.of("A0001", "A0002"));

    @TempDir
    private Path folder;

    @Test
    void isNotLearntAgainAfterAnInterruption() throws IOException {
        Path file = folder.resolve("learnt");
        try (LearntNoise learnt = LearntNoise.in(file)) {
            assertThat(learnt.has(0.1)).isFalse();
            assertThat(learnt.at(0.1, () -> NOISE)).isSameAs(NOISE);
        }
        try (LearntNoise learnt = LearntNoise.in(file)) {
            assertThat(learnt.has(0.1)).isTrue();
            assertThat(learnt.has(0.2)).isFalse();
            UniversalNoise again = learnt.at(0.1, () -> {
                throw new AssertionError("learnt again");
            });
            assertThat(again.window()).isDeepEqualTo(WINDOW);
            assertThat(again.samplingRateHz()).isEqualTo(2);
            assertThat(again.learntOn()).containsExactlyInAnyOrder("A0001", "A0002");
        }
    }

    @Test
    void refusesAFileOfSomethingElse() throws IOException {
        Path file = folder.resolve("other");
        try (AppendedLines lines = AppendedLines.open(file)) {
            lines.append("{\"epsilon\": 1}");
        }
        assertThatThrownBy(() -> LearntNoise.in(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": universal noise: ");
    }
}
