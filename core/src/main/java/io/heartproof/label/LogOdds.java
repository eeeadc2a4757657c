package io.heartproof.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How likely a classifier holds each class of a recording whose classes are known: the K values log(p / (1 - p)), which rank
 * recordings as the probabilities p do, and still tell apart what rounds to 0 or 1. Of a recording that nobody has asked about
 * there are {@link #NONE}. An answer that is no number counts as the worst: least for the recording's own classes, most for all
 * others. Immutable.
 */
public final class LogOdds {
    /** Of a recording that nobody has asked about. */
    public static final LogOdds NONE = new LogOdds(ClassSet.of());

    private final ClassSet truth;
    private final float[] values;

    private LogOdds(ClassSet truth, float... values) {
        this.truth = truth;
        this.values = values;
    }

    /**
     * Those of an answer.
     *
     * @param truth the recording's classes
     * @param values K of them, by class
     */
    public static LogOdds of(ClassSet truth, float... values) {
        truth.indices().filter(k -> k >= values.length).findFirst().ifPresent(k -> {
            throw new IllegalArgumentException("a class index must be 0 to " + (values.length - 1) + ", got " + k);
        });
        float[] numbers = values.clone();
        for (int k = 0; k < numbers.length; k++) {
            float worst = truth.has(k) ? -Float.MAX_VALUE : Float.MAX_VALUE;
            numbers[k] =
                    Float.isNaN(numbers[k]) ? worst : Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, numbers[k]));
        }
        return new LogOdds(truth, numbers);
    }

    /** Whether nobody has asked. */
    @JsonIgnore
    public boolean isNone() {
        return values.length == 0;
    }

    /** Of class k. */
    public double of(int k) {
        return values[k];
    }

    /**
     * Of two answers about one recording what speaks most against telling its classes apart: of its own classes the smaller
     * value, of every other class the larger one.
     */
    public LogOdds worse(LogOdds other) {
        if (isNone() || other.isNone()) {
            return isNone() ? other : this;
        }
        float[] worse = values.clone();
        for (int k = 0; k < worse.length; k++) {
            worse[k] = truth.has(k) ? Math.min(worse[k], other.values[k]) : Math.max(worse[k], other.values[k]);
        }
        return new LogOdds(truth, worse);
    }

    /** From what stands in a file. */
    @JsonCreator
    static LogOdds read(@JsonProperty("truth") int[] truth, @JsonProperty("values") float[] values) {
        return of(ClassSet.of(truth), values);
    }

    /**
     * The same where an answer of one class is known to be wrong, but no more than that: another class is at least as likely, so
     * the odds of the recording's own class are 1 at most.
     */
    public LogOdds ofWrongAnswer() {
        float[] wrong = values.clone();
        truth.indices().filter(k -> k < wrong.length).forEach(k -> wrong[k] = Math.min(wrong[k], 0));
        return new LogOdds(truth, wrong);
    }

    /** Whether an answer was surely wrong: it held a class that the recording lacks for likelier than not. */
    public boolean areOfWrongAnswer() {
        return IntStream.range(0, values.length).anyMatch(k -> !truth.has(k) && values[k] > 0);
    }

    /** Indices of the recording's classes, for a file. */
    @JsonProperty("truth")
    int[] truth() {
        return truth.indices().toArray();
    }

    /** A copy, by class. */
    @JsonProperty("values")
    public float[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogOdds odds && truth.equals(odds.truth) && Arrays.equals(values, odds.values);
    }

    @Override
    public int hashCode() {
        return 31 * truth.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return truth + " " + Arrays.toString(values);
    }
}
