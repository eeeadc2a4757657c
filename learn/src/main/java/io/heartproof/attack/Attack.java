package io.heartproof.attack;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.classifier.Classifier;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Searches for noise that changes a classifier's answer. An attack is a loop: a {@link NoiseSpace} says which recordings it is
 * given and what noise is allowed in each, a {@link Probe} asks the classifier, the {@link Criterion} of the victims says what
 * counts as broken.
 * Immutable, safe to share; the same seeds give the same result, whatever else is in the batch.
 */
public interface Attack {
    /** A short name for results, such as {@code pgd}. */
    String name();

    /** What else tells its noise from that of others of its name, by name, for results; most attacks have nothing to add. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Attacks every victim of the space. The classifier's parameters and mode are unchanged afterwards; the outcome's tensor
     * belongs to the caller's current scope, which must exist.
     */
    AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space);

    /**
     * The same for any classifier.
     *
     * @throws BadUsage where the classifier gives no gradients and the attack asks for them
     */
    default AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        if (classifier instanceof DifferentiableClassifier inside) {
            return attack(inside, space);
        }
        throw new BadUsage("attack %s asks for gradients, and the model gives none".formatted(name()));
    }

    /**
     * The attacks that it makes one after the other, each on what none before has broken: whoever has many recordings may
     * put the survivors of several batches together in between, to the same result. See {@link AttacksInTurn}.
     */
    default List<Attack> parts() {
        return List.of(this);
    }

    /** Forward and backward passes for a recording, at most; the largest number where the attack does not say. */
    default int mostPasses() {
        return Integer.MAX_VALUE;
    }

    /**
     * Refuses recordings that the attack was made from, by name: figures on them would say nothing of others. Most attacks are
     * made from none.
     */
    default void requireUnseen(Collection<String> recordings) {}
}
