package io.heartproof.metric.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Four recordings, levels 1, 2 and 4. */
class SecurityCurveTest {
    private static final List<Double> LEVELS = List.of(1.0, 2.0, 4.0);
    private static final double NONE = Double.POSITIVE_INFINITY;

    private final double[] strong = {0.5, 1.5, 3, NONE};
    private final double[] weak = {NONE, 1.5, 2.5, NONE};

    @Test
    void countsWhoTakesMoreThanTheLevel() {
        assertThat(SecurityCurve.of(LEVELS, strong).accuracy()).containsExactly(0.75, 0.5, 0.25);
        assertThat(SecurityCurve.of(LEVELS, weak).accuracy()).containsExactly(1.0, 0.75, 0.5);
    }

    /** Trapezoids: (1 + 0.75) / 2 + (0.75 + 0.5) / 2 + 2 (0.5 + 0.25) / 2 = 0.875 + 0.625 + 0.75 = 2.25, over 4. */
    @Test
    void hasTheAreaFromNoNoiseToTheLargestLevel() {
        assertThat(SecurityCurve.of(LEVELS, strong).area()).isEqualTo(0.5625, within(1e-12));
    }

    /**
     * The envelope is 0.5, 1.5, 2.5, none: the strong attack's own curve, of area 2.25. The weak one's is 1 + 0.875 + 1.25 =
     * 3.125, so its optimality is 1 - (3.125 - 2.25) / (4 - 2.25) = 0.5.
     */
    @Test
    void comparesAnAttackWithTheEnvelope() {
        SecurityCurve envelope = SecurityCurve.of(LEVELS, SecurityCurve.envelope(strong, weak));

        assertThat(SecurityCurve.envelope(strong, weak)).containsExactly(0.5, 1.5, 2.5, NONE);
        assertThat(SecurityCurve.of(LEVELS, strong).optimality(envelope)).isEqualTo(1, within(1e-12));
        assertThat(SecurityCurve.of(LEVELS, weak).optimality(envelope)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void hasNoOptimalityWhereNothingIsBroken() {
        SecurityCurve none = SecurityCurve.of(LEVELS, NONE, NONE);

        assertThat(none.optimality(none)).isNaN();
    }

    @Test
    void takesASizeForTheLevelThatItWasRoundedFrom() {
        assertThat(SecurityCurve.lies((double) 0.003f, 0.003)).isTrue();
        assertThat(SecurityCurve.lies((double) 0.1f, 0.1)).isTrue();
        assertThat(SecurityCurve.lies(0.0030001, 0.003)).isFalse();
    }
}
