package io.heartproof.report;

import java.util.List;

/**
 * What the classifier said of one recording under one condition: one line of {@code predictions.csv}.
 *
 * @param recording its name
 * @param truth name of its class
 * @param condition {@code clean}, {@code adversarial}, {@code whiteNoise} or {@code recordedNoise}
 * @param attack such as {@code pgd}, or the source of recorded noise such as {@code em}; empty otherwise
 * @param norm {@code linf} or {@code l2}; empty unless adversarial
 * @param level epsilon, amplitude or signal-to-noise ratio in dB; 0 without noise
 * @param prediction name of the class given
 */
public record Prediction(
        String recording, String truth, String condition, String attack, String norm, double level, String prediction) {
    public static final String CLEAN = "clean";
    public static final String ADVERSARIAL = "adversarial";
    public static final String WHITE_NOISE = "whiteNoise";
    public static final String RECORDED_NOISE = "recordedNoise";

    public Prediction {
        checkedCondition(condition);
    }

    static void checkedCondition(String condition) {
        if (!List.of(CLEAN, ADVERSARIAL, WHITE_NOISE, RECORDED_NOISE).contains(condition)) {
            throw new IllegalArgumentException(
                    "a condition must be clean, adversarial, whiteNoise or recordedNoise, got '" + condition + "'");
        }
    }

    /** Without noise. */
    public static Prediction clean(String recording, String truth, String prediction) {
        return new Prediction(recording, truth, CLEAN, "", "", 0, prediction);
    }
}
