package io.heartproof.report.comparison;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import io.heartproof.report.TrainingHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Values of one setting that were tried for a defence, and which was picked: the one with the largest figure ({@link By}) on the
 * validation recordings, averaged over the last epochs that have it and the seeds; the first of equals. The test recordings take no part.
 * It has no intervals: a value that is picked for its maximum is too good by an unknown amount.
 *
 * @param defence its name
 * @param key the setting, such as {@code defence.nsr.beta2}
 * @param lastEpochs epochs at the end that were averaged
 * @param entries in the order tried, exactly one of them picked
 */
public record Sweep(String defence, String key, int lastEpochs, List<TriedValue> entries) {
    private static final int LAST_EPOCHS = 3;

    /** The figure that a value is picked by. */
    public enum By {
        /** Mean F1 without noise. */
        MACRO_F1("macroF1"),
        /** Balanced accuracy under attack, which no constant network has more of than one over the number of classes. */
        ROBUST("robust");

        private final String key;

        By(String key) {
            this.key = key;
        }

        /** The name for users. */
        @Override
        public String toString() {
            return key;
        }

        private OptionalDouble of(EpochMetrics epoch) {
            Optional<Double> figure = this == MACRO_F1
                    ? epoch.validation().map(EpochMetrics.Validation::macroF1)
                    : epoch.robust().map(robust -> robust.scores().balancedAccuracy());
            return figure.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        }
    }

    /**
     * A value and what came of it.
     *
     * @param validationRobust balanced accuracy under attack, where it was picked by that
     */
    public record TriedValue(
            String value, double validationMacroF1, Optional<Double> validationRobust, boolean picked) {
        /** Picked by mean F1. */
        public TriedValue(String value, double validationMacroF1, boolean picked) {
            this(value, validationMacroF1, Optional.empty(), picked);
        }

        public TriedValue {
            if (!(validationMacroF1 >= 0 && validationMacroF1 <= 1)) {
                throw new IllegalArgumentException("a mean F1 must be 0 to 1, got " + validationMacroF1);
            }
        }
    }

    /**
     * A value that was tried.
     *
     * @param histories of its trainings, one for each seed
     */
    public record Candidate(String value, List<TrainingHistory> histories) {
        public Candidate {
            histories = List.copyOf(histories);
        }

        /** The figure on validation over the last three epochs that have it, fewer where there are fewer, and over the seeds. */
        double mean(By by) {
            return histories.stream()
                    .mapToDouble(history -> mean(by, history))
                    .average()
                    .orElseThrow(() -> new BadData("value " + value, "expected a training, got none"));
        }

        private double mean(By by, TrainingHistory history) {
            double[] figures = history.epochs().stream()
                    .map(by::of)
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray();
            return Arrays.stream(figures)
                    .skip(Math.max(0, figures.length - LAST_EPOCHS))
                    .average()
                    .orElseThrow(() -> new BadData(
                            "value " + value,
                            by == By.MACRO_F1
                                    ? "expected figures on validation recordings, got none to pick by"
                                    : "expected validation under attack, got none to pick by"));
        }
    }

    public Sweep {
        entries = List.copyOf(entries);
        if (entries.stream().filter(TriedValue::picked).count() != 1) {
            throw new IllegalArgumentException("a sweep of " + key + " must have picked exactly one value");
        }
    }

    /** Picks. */
    public static Sweep of(String defence, String key, By by, List<Candidate> candidates) {
        List<Double> figures = candidates.stream().map(one -> one.mean(by)).toList();
        double best = figures.stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("a sweep of " + key + " needs values"));
        List<TriedValue> entries = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Candidate one = candidates.get(i);
            Optional<Double> robust = by == By.ROBUST ? Optional.of(figures.get(i)) : Optional.empty();
            entries.add(new TriedValue(one.value(), one.mean(By.MACRO_F1), robust, i == figures.indexOf(best)));
        }
        return new Sweep(defence, key, LAST_EPOCHS, entries);
    }

    /** The value picked. */
    public String picked() {
        return entries.stream()
                .filter(TriedValue::picked)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
