package io.heartproof.report.comparison;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import io.heartproof.report.TrainingHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Values of one setting that were tried for a defence, and which was picked: the one with the largest mean F1 on the
 * validation recordings, averaged over the last epochs and the seeds; the first of equals. The test recordings take no part.
 * It has no intervals: a value that is picked for its maximum is too good by an unknown amount.
 *
 * @param defence its name
 * @param key the setting, such as {@code defence.nsr.beta2}
 * @param lastEpochs epochs at the end that were averaged
 * @param entries in the order tried, exactly one of them picked
 */
public record Sweep(String defence, String key, int lastEpochs, List<TriedValue> entries) {
    private static final int LAST_EPOCHS = 3;

    /** A value and what came of it. */
    public record TriedValue(String value, double validationMacroF1, boolean picked) {
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

        /** Mean F1 on validation over the last three epochs, fewer where there are fewer, and over the seeds. */
        double macroF1() {
            return histories.stream()
                    .mapToDouble(this::macroF1)
                    .average()
                    .orElseThrow(() -> new BadData("value " + value, "expected a training, got none"));
        }

        private double macroF1(TrainingHistory history) {
            List<EpochMetrics> epochs = history.epochs();
            return epochs.stream()
                    .skip(Math.max(0, epochs.size() - LAST_EPOCHS))
                    .flatMap(epoch -> epoch.validation().stream())
                    .mapToDouble(EpochMetrics.Validation::macroF1)
                    .average()
                    .orElseThrow(() -> new BadData(
                            "value " + value, "expected figures on validation recordings, got none to pick by"));
        }
    }

    public Sweep {
        entries = List.copyOf(entries);
        if (entries.stream().filter(TriedValue::picked).count() != 1) {
            throw new IllegalArgumentException("a sweep of " + key + " must have picked exactly one value");
        }
    }

    /** Picks. */
    public static Sweep of(String defence, String key, List<Candidate> candidates) {
        List<Double> figures = candidates.stream().map(Candidate::macroF1).toList();
        double best = figures.stream()
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException("a sweep of " + key + " needs values"));
        List<TriedValue> entries = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            entries.add(new TriedValue(candidates.get(i).value(), figures.get(i), i == figures.indexOf(best)));
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
