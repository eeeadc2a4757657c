package io.heartproof.report.older;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;

/**
 * A kind of noise, as a file without a version describes it.
 *
 * @param condition such as {@code whiteNoise}
 * @param source the attack's name; {@code white}; the record of noise; empty without noise
 * @param norm {@code linf} or {@code l2}; empty unless adversarial
 * @param unit {@code relative} (each lead's peak is 1) or {@code microvolts}; {@code dB}; empty without noise
 * @param iterations steps of each start, 0 unless adversarial
 * @param starts random starts, 0 unless adversarial
 */
public record NoiseVersion0(String condition, String source, String norm, String unit, int iterations, int starts) {
    /** What it is today. */
    public Kind now() {
        return switch (Family.of(condition)) {
            case CLEAN -> Kind.CLEAN;
            case WHITE_NOISE -> Kind.WHITE;
            case RECORDED_NOISE -> Kind.recorded(source);
            case ADVERSARIAL ->
                Kind.attack(source, norm, levelUnit())
                        .with(Kind.ITERATIONS, iterations)
                        .with(Kind.STARTS, starts);
        };
    }

    private LevelUnit levelUnit() {
        if (!norm.equals(Kind.LINF) && !norm.equals(Kind.L2)) {
            throw new IllegalArgumentException("a norm must be linf or l2, got '" + norm + "'");
        }
        return switch (unit) {
            case "relative" -> norm.equals(Kind.LINF) ? LevelUnit.SHARE_OF_PEAK : LevelUnit.LENGTH;
            case "microvolts" -> LevelUnit.MICROVOLTS;
            default -> throw new IllegalArgumentException("a unit must be relative or microvolts, got '" + unit + "'");
        };
    }
}
