package io.heartproof.quality;

import java.util.Locale;

/**
 * One thing that is wrong. Immutable.
 *
 * @param explanation rule and value in words, to be read after what it is about: {@code is clipped: 7.0 % of ...}
 */
public record Defect(DefectKind kind, String explanation) {
    /** A defect with numbers in its explanation. */
    static Defect of(DefectKind kind, String explanation, Object... numbers) {
        return new Defect(kind, String.format(Locale.ROOT, explanation, numbers));
    }
}
