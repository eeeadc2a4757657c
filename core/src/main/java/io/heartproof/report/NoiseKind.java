package io.heartproof.report;

/**
 * One kind of noise, whose level is varied; runs are compared where it agrees.
 *
 * @param condition as in {@link Prediction}
 * @param source what makes it: the attack's name; {@code white}; the record of recorded noise; empty without noise
 * @param norm {@code linf} or {@code l2}; empty unless adversarial
 * @param unit of the levels, as in {@link Adversarial}; {@code dB}; empty without noise
 * @param iterations steps of each start, 0 unless adversarial
 * @param starts random starts, 0 unless adversarial
 */
public record NoiseKind(String condition, String source, String norm, String unit, int iterations, int starts) {
    /** What 1.0 of a level is: each lead's peak. */
    public static final String RELATIVE = "relative";

    public static final NoiseKind NONE = new NoiseKind(Prediction.CLEAN, "", "", "", 0, 0);
    public static final NoiseKind WHITE = new NoiseKind(Prediction.WHITE_NOISE, "white", "", RELATIVE, 0, 0);

    public NoiseKind {
        Prediction.checkedCondition(condition);
        if (condition.equals(Prediction.ADVERSARIAL)) {
            Adversarial.checkedNorm(norm);
        }
    }

    public static NoiseKind of(Adversarial level) {
        return new NoiseKind(
                Prediction.ADVERSARIAL, level.attack(), level.norm(), level.unit(), level.iterations(), level.starts());
    }

    /** That of counts by level. */
    public static NoiseKind of(Breaking breaking) {
        return new NoiseKind(
                Prediction.ADVERSARIAL,
                breaking.attack(),
                breaking.norm(),
                breaking.unit(),
                breaking.iterations(),
                breaking.starts());
    }

    public static NoiseKind of(RecordedNoise level) {
        return new NoiseKind(Prediction.RECORDED_NOISE, level.source(), "", "dB", 0, 0);
    }
}
