package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianMeanTest {
    /** Sum of all 25 kernels as the source has them, over 25. */
    @Test
    void isTheMeanOfAllKernelsAtFiveHundredHertz() {
        double[] expected = new double[19];
        for (int length : new int[] {5, 7, 11, 15, 19}) {
            for (double deviation : new double[] {1, 3, 5, 7, 10}) {
                double sum = 0;
                for (int i = -length / 2; i <= length / 2; i++) {
                    sum += Math.exp(-i * i / 2.0 / (deviation * deviation));
                }
                for (int i = -length / 2; i <= length / 2; i++) {
                    expected[9 + i] += Math.exp(-i * i / 2.0 / (deviation * deviation)) / sum / 25;
                }
            }
        }
        float[] kernel = GaussianMean.at(500).kernel();
        assertThat(kernel).hasSize(19);
        for (int i = 0; i < 19; i++) {
            assertThat((double) kernel[i]).as("weight %d", i).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void lastsAsLongAtOtherRates() {
        assertThat(GaussianMean.at(1000).kernel()).hasSize(37); // 18 ms on either side
        assertThat(GaussianMean.at(250).kernel()).hasSize(11); // 4.5 samples on either side, rounded
        for (double rate : new double[] {100, 250, 1000}) {
            double sum = 0;
            for (float weight : GaussianMean.at(rate).kernel()) {
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }
}
