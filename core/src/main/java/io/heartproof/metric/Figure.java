package io.heartproof.metric;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure of a result: a value with its 95 % interval, or the reason why it has none.
 *
 * <p>In JSON {@code {"value": 0.8, "low": 0.7, "high": 0.9}} or {@code {"undefined": "reason"}}, nothing else; reading
 * anything else back fails.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Figure.Known.class), @JsonSubTypes.Type(Figure.Undefined.class)})
public sealed interface Figure {
    /**
     * A value and the interval that holds it with 95 % confidence. All are finite and {@code low <= high}; a skewed
     * statistic may lie outside its percentile interval.
     */
    record Known(double value, double low, double high) implements Figure {
        public Known {
            if (!Double.isFinite(value) || !(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
                throw new IllegalArgumentException(
                        "a figure must be finite with low <= high, got %s (%s to %s)".formatted(value, low, high));
            }
        }

        @Override
        public Optional<Known> known() {
            return Optional.of(this);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value, low, high);
        }
    }

    /** @param undefined why there is no value, a whole clause: {@code F1 of STE is undefined: no STE recording} */
    record Undefined(String undefined) implements Figure {
        public Undefined {
            if (undefined.isBlank()) {
                throw new IllegalArgumentException("an undefined figure must give its reason");
            }
        }

        @Override
        public Optional<Known> known() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return undefined;
        }
    }

    static Figure of(double value, double low, double high) {
        return new Known(value, low, high);
    }

    static Figure undefined(String reason) {
        return new Undefined(reason);
    }

    /** The value and its interval, or empty where it is undefined (its text then says why). */
    Optional<Known> known();
}
