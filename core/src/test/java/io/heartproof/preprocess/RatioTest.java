package io.heartproof.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void findsTheSimplestRatioOfCommonRates() {
        assertThat(Ratio.of(500 / 250.0)).contains(new Ratio(2, 1));
        assertThat(Ratio.of(500 / 1000.0)).contains(new Ratio(1, 2));
        assertThat(Ratio.of(500 / 360.0)).contains(new Ratio(25, 18));
        assertThat(Ratio.of(500 / 257.0)).contains(new Ratio(500, 257));
        assertThat(Ratio.of(500 / 128.0)).contains(new Ratio(125, 32));
        assertThat(Ratio.of(500 / 997.0)).contains(new Ratio(500, 997));
    }

    @Test
    void takesRoundedRateForTheOneItStandsFor() {
        assertThat(Ratio.of(500 / 333.3333)).contains(new Ratio(3, 2));
        assertThat(Ratio.of(500 / 500.0001)).contains(new Ratio(1, 1));
    }

    @Test
    void hasNoneForRatiosOfLargeNumbers() {
        assertThat(Ratio.of(1e-9)).isEmpty();
        assertThat(Ratio.of(Double.MIN_VALUE)).isEmpty();
        assertThat(Ratio.of(1e9)).isEmpty();
    }
}
