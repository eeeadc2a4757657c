package io.heartproof.metric.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void multipliesTheSmallestByTheNumberOfTests() {
        // Rising: 0.01 x 3 = 0.03; 0.03 x 2 = 0.06; 0.04 x 1 = 0.04, but at least the one before it.
        assertThat(Holm.adjusted(0.01, 0.04, 0.03)).containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
    }

    @Test
    void neverExceedsOne() {
        assertThat(Holm.adjusted(0.6, 0.5, 1)).containsExactly(1, 1, 1);
    }

    @Test
    void leavesOneTestAsItIs() {
        assertThat(Holm.adjusted(0.02)).containsExactly(0.02);
        assertThat(Holm.adjusted()).isEmpty();
    }
}
