package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StressRatioTest {
    @Test
    void signalPowerIsThatOfASineOfTheSameAmplitude() {
        // A sine from -3 to 3 has the mean square 3 * 3 / 2.
        assertThat(StressRatio.signalPower(6)).isEqualTo(4.5);
    }

    @Test
    void noisePowerIsCountedWithinEachSecondByHand() {
        // Seconds of four samples: deviations 1 (around 10), 2 (around 0) and 3 (around -5); the rest is no whole
        // second.
        double[] noise = {11, 9, 11, 9, 2, -2, 2, -2, -2, -8, -2, -8, 100, -100};
        assertThat(StressRatio.noisePower(noise, 4)).isCloseTo(4, within(1e-12));
    }

    @Test
    void aStretchShorterThanASecondIsOneSecond() {
        assertThat(StressRatio.noisePower(new double[] {1, -1, 1, -1}, 500)).isEqualTo(1);
    }

    @Test
    void trimsTheLargestAndTheSmallestTwentieth() {
        double[] forty = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
        forty[39] = 1e6;
        forty[38] = 1e6;
        // 2 to 37 remain.
        assertThat(StressRatio.trimmedMean(forty)).isEqualTo(19.5);
        assertThat(StressRatio.trimmedMean(Arrays.copyOf(forty, 19))).isEqualTo(9);
    }

    @Test
    void ratiosAreDecibelsOfPower() {
        assertThat(StressRatio.decibels(200, 2)).isCloseTo(20, within(1e-12));
        assertThat(StressRatio.decibels(1, 2)).isCloseTo(-3.0103, within(1e-4));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(StressRatio.median(List.of(7.0, 1.0, 100.0, 3.0))).isEqualTo(5);
        assertThat(StressRatio.median(List.of(7.0, 1.0, 100.0))).isEqualTo(7);
    }
}
