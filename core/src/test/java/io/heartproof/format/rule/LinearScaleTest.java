package io.heartproof.format.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import org.junit.jupiter.api.Test;

class LinearScaleTest {
    @Test
    void givesNoAmplitudeWhereACodeIsWorthNothing() {
        LinearScale blank = LinearScale.of("file, lead I", 0, 5, AmplitudeUnit.MILLIVOLTS);
        assertThat(blank.amplitude(7)).isNaN();
    }

    @Test
    void refusesAmplitudesBeyondAFloat() {
        assertThatThrownBy(() -> LinearScale.of("file, lead I", 1e30, 0, AmplitudeUnit.MILLIVOLTS))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("file, lead I: a code must be worth something in the range of a float");
    }
}
