package io.heartproof.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void levelsOfOneDecadeAreLinear() {
        Axis axis = Axis.levels("", List.of(0.6, 0.05, 0.3), Svg::number);

        assertThat(axis.position(0.3)).isEqualTo(0.5, within(1e-12));
        assertThat(axis.breakPosition()).isZero();
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("0", "0.05", "0.3", "0.6");
    }

    @Test
    void levelsOfTwoDecadesAreLogarithmicWithZeroApart() {
        Axis axis = Axis.levels("", List.of(0.001, 0.01, 0.1), Double::toString);

        assertThat(axis.position(0)).isZero();
        assertThat(axis.position(0.1)).isEqualTo(1, within(1e-12));
        assertThat(axis.position(0.01)).isEqualTo((axis.position(0.001) + 1) / 2, within(1e-12));
        assertThat(axis.breakPosition()).isBetween(0.0, axis.position(0.001));
    }

    @Test
    void decibelsAreLinearWithNoNoiseApart() {
        Axis axis = Axis.levelsWithoutZero("", List.of(-12.0, 0.0, 6.0), Double::toString);

        assertThat(axis.position(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(axis.position(6)).isEqualTo(1, within(1e-12));
        double first = axis.position(-12);
        assertThat(axis.position(0)).isEqualTo(first + (1 - first) * 12 / 18, within(1e-12));
        assertThat(axis.breakPosition()).isBetween(0.0, first);
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("-Infinity", "-12.0", "0.0", "6.0");
        assertThat(Axis.levelsWithoutZero("", List.of(3.0), Double::toString).position(3))
                .isEqualTo(1, within(1e-12));
    }

    @Test
    void oneLevelIsEnough() {
        assertThat(Axis.levels("", List.of(0.01), Double::toString).position(0.005))
                .isEqualTo(0.5, within(1e-12));
    }

    @Test
    void ticksAreRoundNumbersThatReachTheLargestValue() {
        assertThat(Axis.upTo("", 1.59).ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("0", "0.5", "1", "1.5", "2");
        assertThat(Axis.upTo("", 2).ticks()).extracting(Axis.Tick::label).containsExactly("0", "0.5", "1", "1.5", "2");
        assertThat(Axis.upTo("", 0).ticks()).isNotEmpty();
        assertThat(Axis.counts("", 0, 69).ticks()).extracting(Axis.Tick::label).startsWith("0", "10", "20");
        assertThat(Axis.counts("", 0, 0).ticks()).hasSize(1);
    }
}
