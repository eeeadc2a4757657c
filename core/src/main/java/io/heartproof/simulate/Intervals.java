package io.heartproof.simulate;

/**
 * A patient's conduction times, seconds.
 *
 * @param p duration of the P wave
 * @param pr onset of P to onset of QRS
 * @param qrs duration of the QRS complex
 * @param qtc onset of QRS to end of T at a heart rate of 60 per minute
 */
record Intervals(double p, double pr, double qrs, double qtc) {
    private static final double SHORTEST_PR_SEGMENT = 0.012;

    /** P is shortened where it would reach into the QRS complex. */
    Intervals {
        p = Math.min(p, pr - SHORTEST_PR_SEGMENT);
    }

    /** QT at that RR interval, by Fridericia's cube root. */
    double qt(double rr) {
        return qtc * StrictMath.cbrt(rr);
    }

    Intervals withPr(double other) {
        return new Intervals(p, other, qrs, qtc);
    }

    /** With a wider QRS complex, which delays the end of T as much. */
    Intervals withQrs(double other) {
        return new Intervals(p, pr, other, qtc + other - qrs);
    }
}
