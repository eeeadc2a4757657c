package io.heartproof.simulate.dipole;

/**
 * Waves of a typical adult, as vectors in Frank's axes: the order and direction in which the heart's parts are excited,
 * from textbooks of electrocardiography and vectorcardiography (Surawicz and Knilans, "Chou's Electrocardiography in
 * Clinical Practice", 6th ed.). Directions and amplitudes were set so that the twelve projected leads show the textbook
 * picture; they are not fitted to recordings.
 */
public final class WaveForms {
    private WaveForms() {}

    /** Right atrium first (forwards, down), then left atrium (left, back): upright in I and II, biphasic in V1. */
    public static Wave sinusP() {
        return Wave.of(
                new Lobe(0.38, 0.12, dipole(0.055, 0.090, -0.055)), new Lobe(0.62, 0.12, dipole(0.085, 0.060, 0.045)));
    }

    /** From a focus low in the atrium: excitation runs upwards, P is negative in II, III, aVF. */
    public static Wave lowAtrialP() {
        return Wave.of(
                new Lobe(0.40, 0.12, dipole(0.030, -0.110, -0.040)),
                new Lobe(0.62, 0.12, dipole(0.040, -0.090, 0.030)));
    }

    /** From a focus in the left atrium: negative in I, peaked in V1. */
    public static Wave leftAtrialP() {
        return Wave.of(
                new Lobe(0.40, 0.10, dipole(-0.080, 0.050, -0.080)),
                new Lobe(0.60, 0.10, dipole(-0.060, 0.070, -0.070)));
    }

    /** Septum (right, forwards), apex (left, down), free wall of the left ventricle (left, back), base (back, up). */
    public static Wave normalQrs() {
        return Wave.of(
                new Lobe(0.21, 0.066, dipole(-0.12, 0.00, -0.25)),
                new Lobe(0.37, 0.085, dipole(0.42, 0.38, -0.08)),
                new Lobe(0.50, 0.095, dipole(0.72, 0.46, 0.42)),
                new Lobe(0.67, 0.105, dipole(-0.05, -0.10, 0.50)));
    }

    /** No septal vector to the right; slow spread to the left and back with a notch: QS or rS in V1, broad R in I, V6. */
    public static Wave leftBundleBranchBlockQrs() {
        return Wave.of(
                new Lobe(0.15, 0.045, dipole(0.15, 0.06, -0.14)),
                new Lobe(0.36, 0.110, dipole(0.90, 0.20, 0.58)),
                new Lobe(0.53, 0.090, dipole(0.28, 0.06, 0.62)),
                new Lobe(0.69, 0.100, dipole(0.90, -0.02, 0.74)));
    }

    /** The left ventricle as usual, then slowly the right one (right, forwards): rSR' in V1, wide S in I and V6. */
    public static Wave rightBundleBranchBlockQrs() {
        return Wave.of(
                new Lobe(0.14, 0.042, dipole(-0.12, 0.00, -0.26)),
                new Lobe(0.26, 0.058, dipole(0.42, 0.38, -0.08)),
                new Lobe(0.35, 0.065, dipole(0.72, 0.46, 0.42)),
                new Lobe(0.47, 0.070, dipole(0.00, -0.05, 0.25)),
                new Lobe(0.71, 0.095, dipole(-0.52, 0.02, -0.52)));
    }

    /** From the right ventricle's outflow tract: like left bundle branch block, axis downwards. */
    public static Wave outflowTractQrs() {
        return Wave.of(
                new Lobe(0.30, 0.100, dipole(0.35, 0.75, 0.35)),
                new Lobe(0.55, 0.120, dipole(0.60, 1.15, 0.95)),
                new Lobe(0.77, 0.075, dipole(0.15, 0.20, 0.40)));
    }

    /** From the right ventricle's apex: like left bundle branch block, axis upwards. */
    public static Wave rightApexQrs() {
        return Wave.of(
                new Lobe(0.30, 0.100, dipole(0.55, -0.45, 0.40)),
                new Lobe(0.55, 0.120, dipole(0.70, -0.95, 1.00)),
                new Lobe(0.77, 0.075, dipole(0.20, -0.25, 0.35)));
    }

    /** From the left ventricle's inferior wall: like right bundle branch block, axis upwards. */
    public static Wave leftVentricularQrs() {
        return Wave.of(
                new Lobe(0.29, 0.095, dipole(-0.05, -0.45, -0.60)),
                new Lobe(0.52, 0.120, dipole(-0.60, -0.95, -0.95)),
                new Lobe(0.76, 0.078, dipole(-0.35, -0.30, -0.20)));
    }

    /** Slow rise, faster fall; left, down, forwards. */
    public static Wave normalT() {
        return tPointing(dipole(0.205, 0.165, -0.10));
    }

    /** A T wave whose larger lobe is that dipole. */
    public static Wave tPointing(Dipole peak) {
        return Wave.of(new Lobe(0.44, 0.145, peak.times(0.60)), new Lobe(0.62, 0.125, peak));
    }

    private static Dipole dipole(double x, double y, double z) {
        return new Dipole(x, y, z);
    }
}
