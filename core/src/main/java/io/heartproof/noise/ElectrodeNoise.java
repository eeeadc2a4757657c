package io.heartproof.noise;

import io.heartproof.signal.Lead;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Noise of the electrodes as the leads see it. Each of the nine electrodes RA, LA, LL, V1 to V6 is disturbed on its own;
 * a lead is a difference of potentials, so noise of one limb electrode shows in every lead that uses it:
 * I = LA - RA, II = LL - RA, Vi = Vi - (RA + LA + LL)/3.
 *
 * @param noise the kind; its stretches are independent between electrodes
 * @param rms expected RMS of one limb lead's noise, mV
 */
public record ElectrodeNoise(Noise noise, double rms) {
    private static final double POTENTIALS_OF_A_LIMB_LEAD = 2;

    /** The noise of the eight independent leads, mV, {@code length} values each. */
    public Map<Lead, double[]> leads(int length, double samplingRateHz, SeededRandom random) {
        double[] rightArm = potential(length, samplingRateHz, random);
        double[] leftArm = potential(length, samplingRateHz, random);
        double[] leftLeg = potential(length, samplingRateHz, random);
        Map<Lead, double[]> leads = new LinkedHashMap<>();
        for (Lead lead : Lead.INDEPENDENT_8) {
            double[] values = new double[length];
            double[] chest =
                    lead.equals(Lead.I) || lead.equals(Lead.II) ? values : potential(length, samplingRateHz, random);
            for (int i = 0; i < length; i++) {
                values[i] = difference(lead, rightArm[i], leftArm[i], leftLeg[i], chest[i]);
            }
            leads.put(lead, values);
        }
        return leads;
    }

    private static double difference(Lead lead, double ra, double la, double ll, double chest) {
        if (lead.equals(Lead.I)) {
            return la - ra;
        }
        return lead.equals(Lead.II) ? ll - ra : chest - (ra + la + ll) / 3;
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
