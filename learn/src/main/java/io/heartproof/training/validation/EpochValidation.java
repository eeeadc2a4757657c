package io.heartproof.training.validation;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.EpochMetrics.Alarm;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import io.heartproof.prepared.PreparedSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the weights of an epoch on the validation recordings. Immutable; belongs to the thread that the classifiers belong to.
 *
 * @param set possibly empty
 * @param batchSize most recordings in a batch
 */
public record EpochValidation(ValidationPlan plan, PreparedSet set, int batchSize) {
    /**
     * What was found after an epoch.
     *
     * @param clean without noise; empty without recordings
     * @param robust under attack; empty where there was none
     */
    public record Validated(Optional<Validation> clean, Optional<Robust> robust, List<Alarm> alarms) {
        private static final Validated NOTHING = new Validated(Optional.empty(), Optional.empty(), List.of());

        public Validated {
            alarms = List.copyOf(alarms);
        }
    }

    /** Which weights are the result: the last where there is nothing to validate on. */
    public Keeping keeping() {
        return set.size() == 0 ? Keeping.LAST : plan.keeping();
    }

    /**
     * Measures the classifiers.
     *
     * @param epoch from 0
     * @param epochs how many there will be
     */
    public Validated after(int epoch, int epochs, Classifiers classifiers) {
        if (set.size() == 0) {
            return Validated.NOTHING;
        }
        LabelSet labels = classifiers.contract().labels();
        int[] predictions = new Inference(classifiers, batchSize).predictions(set);
        List<Alarm> alarms = new ArrayList<>();
        if (epoch > 0) { // after the first, many a sound training gives one class
            Alarms.oneClass(labels, set.labels(), predictions).ifPresent(alarms::add);
        }
        Optional<Robust> robust =
                plan.robustAfter(epoch, epochs).map(attack -> robust(attack, classifiers, predictions, epoch));
        robust.flatMap(Alarms::catastrophicOverfitting).ifPresent(alarms::add);
        return new Validated(Optional.of(Validation.of(labels, set.labels(), predictions)), robust, alarms);
    }

    private Robust robust(RobustValidation attack, Classifiers classifiers, int[] clean, int epoch) {
        LabelSet labels = classifiers.contract().labels();
        long started = System.nanoTime();
        RobustValidation.AttackedAnswers answers = attack.answers(classifiers, set, clean, epoch);
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Robust(
                attack.epsilon(),
                attack.unit(),
                attack.iterations(),
                Validation.of(labels, set.labels(), answers.predictions()),
                answers.singleStep()
                        .map(single ->
                                Validation.of(labels, set.labels(), single).balancedAccuracy()),
                seconds);
    }
}
