package io.heartproof.simulate.dipole;

import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies between heart and leads: the Dower matrix, and for each chest lead a gain that stands for the electrode's
 * distance from the heart.
 */
public record Torso(Map<Lead, Double> gains) {
    private static final double GAIN_VARIATION = 0.08;

    /** Draws the gains of one patient. */
    public static Torso draw(SeededRandom random) {
        Map<Lead, Double> gains = new HashMap<>();
        for (Lead lead : Lead.INDEPENDENT_8) {
            boolean limb = lead.equals(Lead.I) || lead.equals(Lead.II);
            gains.put(lead, limb ? 1.0 : random.logNormal(GAIN_VARIATION));
        }
        return new Torso(Map.copyOf(gains));
    }

    /** The twelve leads; III, aVR, aVL and aVF are computed in double from I and II with their noise. */
    public List<LeadSignal> leads(DipoleSignal dipole, Background background, SeededRandom random) {
        Map<Lead, double[]> values = background.leads(dipole.length(), dipole.samplingRateHz(), random);
        values.forEach((lead, samples) -> addHeart(lead, samples, dipole));
        return Lead.STANDARD_12.stream()
                .map(lead -> LeadSignal.millivolts(lead, samples(lead, values)))
                .toList();
    }

    private void addHeart(Lead lead, double[] samples, DipoleSignal dipole) {
        double gain = gains.getOrDefault(lead, 1.0);
        for (int i = 0; i < samples.length; i++) {
            samples[i] += gain * DowerMatrix.project(lead, dipole.at(i));
        }
    }

    private static float[] samples(Lead lead, Map<Lead, double[]> independent) {
        double[] own = independent.get(lead);
        double[] one = independent.getOrDefault(Lead.I, new double[0]);
        double[] two = independent.getOrDefault(Lead.II, new double[0]);
        float[] samples = new float[one.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (own != null ? own[i] : DowerMatrix.derive(lead, one[i], two[i]));
        }
        return samples;
    }
}
