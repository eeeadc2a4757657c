package io.heartproof.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.metric.Scores;

/**
 * Scores under noise of one source, recorded or simulated, at one signal-to-noise ratio. In JSON the scores' fields stand
 * beside the others.
 *
 * @param source name of the noise record, such as {@code em}, or {@code simulated em}
 * @param snrDb the ratio as the noise stress test defines it, dB; the smaller, the more noise
 */
public record RecordedNoise(
        String source, double snrDb, @JsonUnwrapped Scores scores) {
    private static final String SIMULATED = "simulated ";

    public RecordedNoise {
        if (!Double.isFinite(snrDb)) {
            throw new IllegalArgumentException("a signal-to-noise ratio must be finite, got " + snrDb);
        }
    }

    /** A source in words: {@code recorded electrode motion} for {@code em}. */
    public static String words(String source) {
        boolean simulated = source.startsWith(SIMULATED);
        String name = simulated ? source.substring(SIMULATED.length()) : source;
        String kind = switch (name) {
            case "bw" -> "baseline wander";
            case "em" -> "electrode motion";
            case "ma" -> "muscle noise";
            default -> "noise " + name;
        };
        return (simulated ? SIMULATED : "recorded ") + kind;
    }
}
