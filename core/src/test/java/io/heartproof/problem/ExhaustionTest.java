package io.heartproof.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExhaustionTest {
    @Test
    void givesTheResultOfWork() {
        assertThat(Exhaustion.<Integer, RuntimeException>asBadData("a.mat", () -> 3))
                .isEqualTo(3);
    }

    @Test
    void turnsTheEndOfTheStackIntoBadDataOfTheFile() {
        assertThatThrownBy(() -> Exhaustion.<Integer, RuntimeException>asBadData("a.mat", () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(BadData.class)
                .hasMessage("a.mat: it is nested too deeply to be read");
    }

    @Test
    void turnsTheEndOfMemoryIntoBadDataOfTheFile() {
        assertThatThrownBy(() -> Exhaustion.<Integer, RuntimeException>asBadData("a.mat", () -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(BadData.class)
                .hasMessage("a.mat: there is not enough memory for it");
    }
}
