package io.heartproof.attack;

import io.heartproof.model.DifferentiableClassifier;

/**
 * Looks for noise inside a budget that changes a classifier's prediction. Immutable, safe to share; the same seeds give
 * the same result, whatever else is in the batch.
 */
public interface Attack {
    /** A short name for results, such as {@code pgd}. */
    String name();

    /** How much noise it may add. */
    Budget budget();

    /**
     * Attacks every victim. The classifier's parameters and mode are unchanged afterwards; the outcome's tensor belongs
     * to the caller's current scope, which must exist.
     */
    Outcome attack(DifferentiableClassifier classifier, Victims victims);
}
