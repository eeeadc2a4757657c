package io.heartproof.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElectrodeNoiseTest {
    private final Map<Lead, double[]> leads =
            new ElectrodeNoise(WhiteNoise.GAUSSIAN, 0.02).leads(100_000, 500, SeededRandom.of(5));

    @Test
    void disturbsTheEightIndependentLeads() {
        assertThat(leads.keySet()).containsExactlyElementsOf(Lead.INDEPENDENT_8);
    }

    @Test
    void hasItsRmsInTheLimbLeads() {
        // I = LA - RA: twice the variance of an electrode. Vi: one electrode and a third of three, 1 + 3/9.
        assertThat(Math.sqrt(covariance(Lead.I, Lead.I))).isCloseTo(0.02, within(0.0002));
        assertThat(Math.sqrt(covariance(Lead.II, Lead.II))).isCloseTo(0.02, within(0.0002));
        assertThat(Math.sqrt(covariance(Lead.V4, Lead.V4))).isCloseTo(0.02 * Math.sqrt(2.0 / 3), within(0.0002));
    }

    @Test
    void sharesTheNoiseOfSharedElectrodes() {
        // Variance of an electrode: 0.02^2 / 2. I and II share RA; V1 and V2 share Wilson's terminal.
        double electrode = 0.0002;
        assertThat(covariance(Lead.I, Lead.II)).isCloseTo(electrode, within(0.05 * electrode));
        assertThat(covariance(Lead.V1, Lead.V2)).isCloseTo(electrode / 3, within(0.05 * electrode));
        assertThat(covariance(Lead.I, Lead.V1)).isCloseTo(0, within(0.05 * electrode));
    }

    private double covariance(Lead one, Lead other) {
        double[] a = leads.get(one);
        double[] b = leads.get(other);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / a.length;
    }
}
