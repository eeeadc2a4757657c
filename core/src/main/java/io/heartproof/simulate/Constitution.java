package io.heartproof.simulate;

import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Sex;
import io.heartproof.simulate.dipole.Dipole;
import io.heartproof.simulate.dipole.Wave;

/**
 * What differs from patient to patient whatever the condition: position of the heart (the electrical axis turns left
 * with age), amplitude and QTc (by sex), conduction times, breathing.
 *
 * @param frontal turn of the heart in the frontal plane, degrees, towards the feet
 * @param horizontal turn in the horizontal plane, degrees, towards the back
 * @param amplitude factor on every wave
 * @param intervals without any condition
 */
record Constitution(double frontal, double horizontal, double amplitude, double respirationHz, Intervals intervals) {
    private static final double AXIS_DEGREES_PER_YEAR = -0.3;
    private static final double MEAN_AGE = 55;

    static Constitution draw(Patient patient, SeededRandom random) {
        boolean female = patient.sex() == Sex.FEMALE;
        double axis = AXIS_DEGREES_PER_YEAR * (patient.ageYears().orElse((int) MEAN_AGE) - MEAN_AGE);
        return new Constitution(
                random.normalWithin(axis, 13, -42, 38),
                random.normalWithin(0, 9, -20, 20),
                random.logNormal(0.18) * (female ? 0.93 : 1),
                random.uniform(0.17, 0.38),
                new Intervals(
                        random.normalWithin(0.102, 0.009, 0.08, 0.12),
                        random.normalWithin(0.158, 0.020, 0.118, 0.198),
                        random.normalWithin(0.092, 0.008, 0.074, 0.110),
                        random.normalWithin(female ? 0.408 : 0.398, 0.016, 0.36, 0.445)));
    }

    /** A ventricular wave as this heart lies. */
    Wave placed(Wave wave) {
        return wave.map(this::placed);
    }

    Dipole placed(Dipole dipole) {
        return dipole.rotated(frontal, horizontal).times(amplitude);
    }

    /** A P wave as this heart lies: the atria follow half of its turn. */
    Wave placedAtrial(Wave wave) {
        return wave.rotated(frontal / 2, 0).scaled(amplitude);
    }
}
