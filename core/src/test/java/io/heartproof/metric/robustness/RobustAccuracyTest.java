package io.heartproof.metric.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RobustAccuracyTest {
    @Test
    void isTheGeometricMeanOfAccuracyWithoutAndUnderNoise() {
        // Mean under noise (0.7 + 0.5 + 0.3) / 3 = 0.5; sqrt(0.98 * 0.5) = sqrt(0.49) = 0.7.
        assertThat(RobustAccuracy.of(0.98, 0.7, 0.5, 0.3)).isEqualTo(0.7, within(1e-12));
    }

    @Test
    void isUndefinedWithoutNoise() {
        assertThat(RobustAccuracy.of(0.9)).isNaN();
    }
}
