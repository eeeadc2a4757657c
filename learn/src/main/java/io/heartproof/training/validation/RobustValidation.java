package io.heartproof.training.validation;

import io.heartproof.classifier.Classifiers;
import io.heartproof.prepared.PreparedSet;
import java.util.Optional;

/** A short attack on the validation recordings, the same after each epoch. Immutable. */
public interface RobustValidation {
    /** The largest change of a sample. */
    double epsilon();

    /** The unit of epsilon: {@code relative} or {@code microvolts}. */
    String unit();

    /** Gradient steps. */
    int iterations();

    /**
     * Attacks the recordings that are right; the others stay as they are.
     *
     * @param clean predictions without noise, (N)
     * @param epoch of the training, from 0
     */
    AttackedAnswers answers(Classifiers classifiers, PreparedSet set, int[] clean, int epoch);

    /**
     * What the classifiers say under attack.
     *
     * @param predictions (N)
     * @param singleStep the same under one gradient step, where it tells whether the training fails
     */
    @SuppressWarnings("ArrayRecordComponent") // carries an array, is never compared
    record AttackedAnswers(int[] predictions, Optional<int[]> singleStep) {}
}
