package io.heartproof.quality.shape;

import io.heartproof.signal.Lead;
import java.util.Map;

/**
 * The traces that interchanged limb electrodes leave in the leads, summed over stretches of their parts of 1 to 40 Hz.
 *
 * <pre>{@code
 * the arms:                  I is turned over, V6 is not     correlation of I and V6 near -1, that of aVR and V6 near 1
 * a limb and the right leg:  two electrodes are on the legs  I, II or III = 0
 * }</pre>
 *
 * <p>A heart whose axis is far to the right turns I over, too, but leaves aVR as it is. Not thread-safe.
 */
public final class LimbShape {
    private static final double[] NONE = {};

    private double ofI;
    private double ofII;
    private double ofV6;
    private double ofIAndII;
    private double ofIAndV6;
    private double ofIIAndV6;

    /** Adds a stretch of I, II and V6, as far as they exist. */
    public void add(Map<Lead, double[]> parts, int length) {
        double[] leadI = parts.getOrDefault(Lead.I, NONE);
        double[] leadII = parts.getOrDefault(Lead.II, NONE);
        double[] leadV6 = parts.getOrDefault(Lead.V6, NONE);
        ofI += product(leadI, leadI, length);
        ofII += product(leadII, leadII, length);
        ofV6 += product(leadV6, leadV6, length);
        ofIAndII += product(leadI, leadII, length);
        ofIAndV6 += product(leadI, leadV6, length);
        ofIIAndV6 += product(leadII, leadV6, length);
    }

    /** The sum of products; 0 where either is missing. */
    private static double product(double[] first, double[] second, int length) {
        double sum = 0;
        for (int t = 0; t < length && first.length > 0 && second.length > 0; t++) {
            sum += first[t] * second[t];
        }
        return sum;
    }

    /** The correlation of I and V6; 0 where either is missing or silent. */
    public double ofLeftArm() {
        return correlation(ofIAndV6, ofI);
    }

    /** The correlation of aVR and V6; I and II must be on one scale. */
    public double ofRightArm() {
        return correlation(-(ofIAndV6 + ofIIAndV6), ofI + ofII + 2 * ofIAndII);
    }

    private double correlation(double product, double power) {
        return power > 0 && ofV6 > 0 ? product / Math.sqrt(power * ofV6) : 0;
    }

    /** The smallest of I, II and III, which must be on one scale. */
    public Smallest smallest() {
        double ofIII = ofI + ofII - 2 * ofIAndII;
        double largest = Math.max(ofI, Math.max(ofII, ofIII));
        double smallest = Math.min(ofI, Math.min(ofII, ofIII));
        Lead lead = smallest == ofII ? Lead.II : smallest == ofI ? Lead.I : Lead.III;
        return new Smallest(lead, largest > 0 ? Math.sqrt(Math.max(0, smallest) / largest) : 1);
    }

    /**
     * The smallest of the three.
     *
     * @param share its RMS as a share of that of the largest of the three
     */
    public record Smallest(Lead lead, double share) {}
}
