package io.heartproof.noise;

import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;

/**
 * From the potentials of the nine electrodes of a standard ECG to its leads. Whatever the potentials are, the leads obey
 * Einthoven and Goldberger.
 *
 * <pre>{@code
 * I = LA - RA              II = LL - RA             III = LL - LA
 * aVR = RA - (LA + LL)/2   aVL = LA - (RA + LL)/2   aVF = LL - (RA + LA)/2
 * Vi = Vi - (RA + LA + LL)/3
 * }</pre>
 */
public final class Electrodes {
    /** RA, LA, LL, V1 to V6, in this order. */
    public static final int COUNT = 9;

    private static final int LIMBS = 3;

    private Electrodes() {}

    /**
     * What a lead sees.
     *
     * @param lead one of the twelve standard leads
     * @param potentials {@link #COUNT} arrays of equal length
     * @return as many values, the caller's own
     */
    public static double[] lead(Lead lead, double[][] potentials) {
        int place = requirePlace(lead);
        double[] chest = place < 2 * LIMBS ? new double[0] : potentials[place - LIMBS];
        double[] values = new double[potentials[0].length];
        for (int t = 0; t < values.length; t++) {
            double ra = potentials[0][t];
            double la = potentials[1][t];
            double ll = potentials[2][t];
            values[t] = switch (place) {
                case 0 -> la - ra;
                case 1 -> ll - ra;
                case 2 -> ll - la;
                case 3 -> ra - (la + ll) / 2;
                case 4 -> la - (ra + ll) / 2;
                case 5 -> ll - (ra + la) / 2;
                default -> chest[t] - (ra + la + ll) / LIMBS;
            };
        }
        return values;
    }

    /** The lead's place in {@link Lead#STANDARD_12}. */
    private static int requirePlace(Lead lead) {
        int place = Lead.STANDARD_12.indexOf(lead);
        if (place < 0) {
            throw new BadUsage("noise of electrodes is known for the twelve standard leads, not for lead " + lead);
        }
        return place;
    }
}
