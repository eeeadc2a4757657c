package io.heartproof.condition;

import java.util.Arrays;

/** What a kind of noise is, under the name that files use. */
public enum Family {
    /** No noise. */
    CLEAN("clean"),
    /** Noise that an attack makes against each recording. */
    ADVERSARIAL("adversarial"),
    /** Uniform noise. */
    WHITE_NOISE("whiteNoise"),
    /** Noise as it occurs, recorded or simulated. */
    RECORDED_NOISE("recordedNoise");

    private final String text;

    Family(String text) {
        this.text = text;
    }

    /** That of a name. */
    public static Family of(String text) {
        return Arrays.stream(values())
                .filter(family -> family.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a condition must be clean, adversarial, whiteNoise or recordedNoise, got '" + text + "'"));
    }

    /** The name in files, such as {@code whiteNoise}. */
    @Override
    public String toString() {
        return text;
    }
}
