package io.heartproof.report;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;

/**
 * What the classifier said of one recording under one condition: one line of {@code predictions.csv}, which does not name
 * an attack's settings but for the norm.
 *
 * @param recording its name
 * @param truth name of its class
 * @param condition the family of the noise
 * @param attack such as {@code pgd}, or the source of recorded noise such as {@code em}; empty otherwise
 * @param norm {@code linf} or {@code l2}; empty unless adversarial
 * @param level of the condition; 0 without noise
 * @param prediction name of the class given
 */
public record Prediction(
        String recording, String truth, Family condition, String attack, String norm, double level, String prediction) {
    /** Under a condition. */
    public static Prediction of(String recording, String truth, Condition condition, String prediction) {
        Kind kind = condition.kind();
        return new Prediction(
                recording, truth, kind.family(), attack(kind), kind.norm(), condition.level(), prediction);
    }

    /** Whether it was given under that condition, or one with other settings of the attack. */
    public boolean belongsTo(Condition other) {
        return condition == other.kind().family()
                && level == other.level()
                && norm.equals(other.kind().norm())
                && attack.equals(attack(other.kind()));
    }

    /** White noise has one source, which is not written. */
    private static String attack(Kind kind) {
        return kind.equals(Kind.WHITE) ? "" : kind.source();
    }
}
