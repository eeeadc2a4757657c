package io.heartproof.metric;

import io.heartproof.label.LabelSet;
import java.util.List;
import java.util.Optional;

/**
 * One epoch of a training: one line of {@code metrics.jsonl}.
 *
 * @param epoch from 0
 * @param loss mean over the epoch, finite; empty (null in JSON) where it was not, which ended the training
 * @param seconds the epoch's wall-clock time without validation
 * @param recordingsPerSecond recordings drawn per second of that time; 0 where the training ended in it
 * @param validation without noise; empty where there are no validation recordings
 * @param robust under attack; empty in epochs without robust validation
 * @param kept empty unless this epoch's weights became the result so far
 * @param alarms what went wrong in the epoch
 */
public record EpochMetrics(
        int epoch,
        Optional<Double> loss,
        double seconds,
        double recordingsPerSecond,
        Optional<Validation> validation,
        Optional<Robust> robust,
        Optional<Kept> kept,
        List<Alarm> alarms) {
    public EpochMetrics {
        alarms = List.copyOf(alarms);
    }

    /** Of an epoch whose weights nobody has judged. */
    public EpochMetrics(
            int epoch, double loss, double seconds, double recordingsPerSecond, Optional<Validation> validation) {
        this(
                epoch,
                Optional.of(loss),
                seconds,
                recordingsPerSecond,
                validation,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** One that ended the training. */
    public static EpochMetrics failed(int epoch, double seconds, Alarm alarm) {
        return new EpochMetrics(
                epoch,
                Optional.empty(),
                seconds,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(alarm));
    }

    /** The epoch whose weights are the result of a training, or of what there is of it. */
    public static Optional<EpochMetrics> lastKept(List<EpochMetrics> history) {
        return history.stream().filter(epoch -> epoch.kept.isPresent()).reduce((first, second) -> second);
    }

    /** The loss; NaN where it was not finite. */
    public double lossOrNaN() {
        return loss.orElse(Double.NaN);
    }

    /** The same, whose weights are the result so far. */
    public EpochMetrics keptAs(Kept reason) {
        return new EpochMetrics(
                epoch, loss, seconds, recordingsPerSecond, validation, robust, Optional.of(reason), alarms);
    }

    /**
     * Plain figures, as {@link ConfusionMatrix} gives them on the validation recordings.
     *
     * @param interval of the balanced accuracy, see {@link Bootstrap}; empty where it is not known
     */
    public record Validation(double accuracy, double balancedAccuracy, double macroF1, Optional<Interval> interval) {
        private static final Bootstrap INTERVALS = new Bootstrap(1000, 1);

        /** Without interval. */
        public Validation(double accuracy, double balancedAccuracy, double macroF1) {
            this(accuracy, balancedAccuracy, macroF1, Optional.empty());
        }

        /**
         * Those of predictions on N recordings, at least 1.
         *
         * @param truth (N)
         * @param predicted (N)
         */
        public static Validation of(LabelSet labels, int[] truth, int[] predicted) {
            ConfusionMatrix matrix = ConfusionMatrix.of(labels.size(), truth, predicted);
            Optional<Interval> interval = INTERVALS
                    .scores(labels, truth, predicted)
                    .balancedAccuracy()
                    .known()
                    .map(known -> new Interval(known.low(), known.high()));
            return new Validation(matrix.accuracy(), matrix.balancedAccuracy(), matrix.macroF1(), interval);
        }
    }

    /** Holds a figure with 95 % confidence. */
    public record Interval(double low, double high) {}

    /**
     * What a short attack leaves of the validation.
     *
     * @param epsilon largest change of a sample
     * @param unit of epsilon: {@code relative} or {@code microvolts}
     * @param iterations gradient steps of the attack, projected gradient descent
     * @param scores under it
     * @param singleStep balanced accuracy under one gradient step of that size, where the training takes one; empty elsewhere
     * @param seconds that it took
     */
    public record Robust(
            double epsilon,
            String unit,
            int iterations,
            Validation scores,
            Optional<Double> singleStep,
            double seconds) {}

    /**
     * Why an epoch's weights became the result.
     *
     * @param rule {@code last}, {@code bestValidation} or {@code bestRobust}
     * @param score by which it was the best so far; empty where the rule asks for none
     */
    public record Kept(String rule, Optional<Double> score) {}

    /**
     * A sign that a training fails.
     *
     * @param name {@code lossNotFinite}, {@code oneClass} or {@code singleStepOverfitting}
     * @param text what was seen, and what to do
     */
    public record Alarm(String name, String text) {}
}
