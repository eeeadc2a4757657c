package io.heartproof.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateRatioTest {
    @Test
    void findsTheSimplestRatioOfCommonRates() {
        assertThat(RateRatio.of(500 / 250.0)).contains(new RateRatio(2, 1));
        assertThat(RateRatio.of(500 / 1000.0)).contains(new RateRatio(1, 2));
        assertThat(RateRatio.of(500 / 360.0)).contains(new RateRatio(25, 18));
        assertThat(RateRatio.of(500 / 257.0)).contains(new RateRatio(500, 257));
        assertThat(RateRatio.of(500 / 128.0)).contains(new RateRatio(125, 32));
        assertThat(RateRatio.of(500 / 997.0)).contains(new RateRatio(500, 997));
    }

    @Test
    void takesRoundedRateForTheOneItStandsFor() {
        assertThat(RateRatio.of(500 / 333.3333)).contains(new RateRatio(3, 2));
        assertThat(RateRatio.of(500 / 500.0001)).contains(new RateRatio(1, 1));
    }

    @Test
    void hasNoneForRatiosOfLargeNumbers() {
        assertThat(RateRatio.of(1e-9)).isEmpty();
        assertThat(RateRatio.of(Double.MIN_VALUE)).isEmpty();
        assertThat(RateRatio.of(1e9)).isEmpty();
    }
}
