package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is refused before anything is started. */
class BenchScaleCommandTest {
    @Test
    void refusesAmountsThatGiveNoFigure() {
        assertThat(CommandRun.of("bench", "scale", "--rounds", 0).err())
                .contains("--rounds: expected at least 1, got 0");
        assertThat(CommandRun.of("bench", "scale", "--recordings", 9).err())
                .contains("--recordings: expected at least 27, got 9");
        assertThat(CommandRun.of("bench", "scale", "--recordings", 100, "--draws", 90)
                        .err())
                .contains("--draws: expected 1 to 82, --recordings less 18, got 90");
        assertThat(CommandRun.of("bench", "scale", "--set", "cache.gigabytes=0").code())
                .isEqualTo(2);
    }
}
