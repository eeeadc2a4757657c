package io.heartproof.quality;

import io.heartproof.signal.Lead;
import java.util.Map;
import java.util.Optional;

/**
 * What interchanged limb electrodes do to the leads, summed up stretch by stretch from their parts of 1 to 40 Hz.
 *
 * <pre>{@code
 * the arms:                  I is turned over, V6 is not     correlation of I and V6 near -1
 * a limb and the right leg:  two electrodes are on the legs  I, II or III = 0
 * }</pre>
 *
 * <p>Not thread-safe.
 */
final class LimbShape {
    private static final double[] NONE = {};

    private double ofI;
    private double ofII;
    private double ofIII;
    private double ofV6;
    private double ofIAndV6;

    /** One stretch of whichever of I, II and V6 there are. */
    void add(Map<Lead, double[]> parts, int length) {
        double[] leadI = parts.getOrDefault(Lead.I, NONE);
        double[] leadII = parts.getOrDefault(Lead.II, NONE);
        double[] leadV6 = parts.getOrDefault(Lead.V6, NONE);
        double squares = product(leadI, leadI, length);
        double squaresOfII = product(leadII, leadII, length);
        ofI += squares;
        ofII += squaresOfII;
        ofIII += squares + squaresOfII - 2 * product(leadI, leadII, length);
        ofV6 += product(leadV6, leadV6, length);
        ofIAndV6 += product(leadI, leadV6, length);
    }

    /** The sum of products; 0 where either is missing. */
    private static double product(double[] first, double[] second, int length) {
        double sum = 0;
        for (int t = 0; t < length && first.length > 0 && second.length > 0; t++) {
            sum += first[t] * second[t];
        }
        return sum;
    }

    /** Whether the arms look interchanged. */
    Optional<Defect> arms(double smallestCorrelation) {
        double powers = ofI * ofV6;
        double correlation = powers > 0 ? ofIAndV6 / Math.sqrt(powers) : 0;
        return correlation >= smallestCorrelation
                ? Optional.empty()
                : Optional.of(Defect.of(
                        DefectKind.LIMBS_SWAPPED,
                        "looks as if the arm electrodes were interchanged: the correlation of I and V6 is %.2f, at least %.2f",
                        correlation,
                        smallestCorrelation));
    }

    /** Whether a limb's electrode looks interchanged with the right leg's; I and II must be on one scale. */
    Optional<Defect> rightLeg(double smallestShare) {
        double largest = Math.max(ofI, Math.max(ofII, ofIII));
        double smallest = Math.min(ofI, Math.min(ofII, ofIII));
        double share = largest > 0 ? Math.sqrt(Math.max(0, smallest) / largest) : 1;
        String lead = smallest == ofII ? "II" : smallest == ofI ? "I" : "III";
        return share >= smallestShare
                ? Optional.empty()
                : Optional.of(Defect.of(
                        DefectKind.LIMBS_SWAPPED,
                        "looks as if a limb's electrode and the right leg's were interchanged: lead %s has %.0f %% of the"
                                + " RMS of the largest of I, II and III, at least %.0f %%",
                        lead,
                        100 * share,
                        100 * smallestShare));
    }
}
