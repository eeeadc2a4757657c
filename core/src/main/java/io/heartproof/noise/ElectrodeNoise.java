package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Noise of the electrodes as the leads see it. Each of the nine electrodes is disturbed on its own; a lead is a difference
 * of potentials ({@link Electrodes}), so noise of one limb electrode shows in every lead that uses it.
 *
 * @param noise the kind; its stretches are independent between electrodes
 * @param rms expected RMS of one limb lead's noise, mV
 */
public record ElectrodeNoise(Noise noise, double rms) {
    private static final double POTENTIALS_OF_A_LIMB_LEAD = 2;

    /** The noise of the eight independent leads, mV, {@code length} values each. */
    public Map<Lead, double[]> leads(int length, double samplingRateHz, SeededRandom random) {
        double[][] potentials = new double[Electrodes.COUNT][];
        for (int electrode = 0; electrode < potentials.length; electrode++) {
            potentials[electrode] = potential(length, samplingRateHz, random);
        }
        Map<Lead, double[]> leads = new LinkedHashMap<>();
        for (Lead lead : Lead.INDEPENDENT_8) {
            leads.put(lead, Electrodes.lead(lead, potentials));
        }
        return leads;
    }

    private double[] potential(int length, double samplingRateHz, SeededRandom random) {
        double[] values = noise.samples(length, samplingRateHz, random);
        double scale = rms / StrictMath.sqrt(POTENTIALS_OF_A_LIMB_LEAD);
        for (int i = 0; i < length; i++) {
            values[i] *= scale;
        }
        return values;
    }
}
