package io.heartproof.condition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of noise, whose level is varied. Scores are compared where the kind is equal. Immutable.
 *
 * @param source what makes it: an attack's name such as {@code pgd}; {@code white}; a record of noise such as {@code em} or
 *     {@code simulated em}; empty without noise
 * @param settings what else tells it from others of its source, by name, in the order in which reports list them; an attack has
 *     a {@link #NORM}
 * @param unit of the levels
 */
public record Kind(Family family, String source, Map<String, String> settings, LevelUnit unit) {
    /** The setting that says how the noise of an attack is measured: {@link #LINF}, {@link #L2}. */
    public static final String NORM = "norm";

    /** The setting that says how many steps each start of an attack makes. */
    public static final String ITERATIONS = "iterations";

    /** The setting that says from how many random starts an attack is made. */
    public static final String STARTS = "starts";

    /** The setting that says how often an attack by answers alone may ask about a recording. */
    public static final String QUERIES = "queries";

    /** The setting that names the leads that noise of an attack may lie in, where these are not all. */
    public static final String LEADS = "leads";

    /** The setting that says from and to which second of a recording noise of an attack may lie, where that is not all of it. */
    public static final String WINDOW = "window";

    /** The setting that names the class that an attack is aimed at; without it any wrong answer counts. */
    public static final String TARGET = "target";

    /** The norm of the largest sample. */
    public static final String LINF = "linf";

    /** The Euclidean norm. */
    public static final String L2 = "l2";

    /** No noise. */
    public static final Kind CLEAN = new Kind(Family.CLEAN, "", Map.of(), LevelUnit.NONE);

    /** White noise, uniform in [-amplitude, amplitude]; the level is the amplitude. */
    public static final Kind WHITE = new Kind(Family.WHITE_NOISE, "white", Map.of(), LevelUnit.SHARE_OF_PEAK);

    public Kind {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        if ((family == Family.CLEAN) != (unit == LevelUnit.NONE) || (family == Family.CLEAN) != source.isEmpty()) {
            throw new IllegalArgumentException(
                    "noise must have a source and a unit, got %s of '%s' in %s".formatted(family, source, unit));
        }
        if (settings.values().stream().anyMatch(value -> value == null || value.isBlank())) {
            throw new IllegalArgumentException("a setting of noise must have a value, got " + settings);
        }
        if (family == Family.ADVERSARIAL && !settings.containsKey(NORM)) {
            throw new IllegalArgumentException("an attack must have a norm, got " + settings);
        }
    }

    /**
     * Noise of an attack.
     *
     * @param source the attack's name
     * @param norm how its noise is measured
     */
    public static Kind attack(String source, String norm, LevelUnit unit) {
        return new Kind(Family.ADVERSARIAL, source, Map.of(NORM, norm), unit);
    }

    /** The same with one more setting. */
    public Kind with(String setting, Object value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(setting, value.toString());
        return new Kind(family, source, more, unit);
    }

    /** Recorded or simulated noise; the level is the signal-to-noise ratio. */
    public static Kind recorded(String source) {
        return new Kind(Family.RECORDED_NOISE, source, Map.of(), LevelUnit.DECIBELS);
    }

    /** A setting's value. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** The norm that an attack's noise is measured in; empty where it is no attack's. */
    public String norm() {
        return settings.getOrDefault(NORM, "");
    }
}
