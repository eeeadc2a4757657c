package io.heartproof.attack;

import io.heartproof.classifier.Classifier;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import java.util.Collection;
import java.util.List;

/**
 * Searches for noise that changes a classifier's answer. An attack is a loop: a {@link NoiseSpace} says which recordings it is
 * given and what noise is allowed in each, a {@link Probe} asks the classifier, a {@link Criterion} says what counts as broken.
 * Immutable, safe to share; the same seeds give the same result, whatever else is in the batch.
 */
public interface Attack {
    /** A short name for results, such as {@code pgd}. */
    String name();

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
     * put the survivors of several batches together in between, to the same result.
     */
    default List<Attack> parts() {
        return List.of(this);
    }

    /** Makes attacks one after the other, at least one, each on what none before has broken. */
    static AttackOutcome inTurn(List<Attack> attacks, Classifier classifier, NoiseSpace space) {
        AttackOutcome total = attacks.get(0).attack(classifier, space);
        for (Attack attack : attacks.subList(1, attacks.size())) {
            int[] survivors = total.survivors();
            if (survivors.length > 0) {
                try (Scope scope = Scope.open()) {
                    total.add(attack.attack(classifier, space.at(survivors)), survivors);
                }
            }
        }
        return total;
    }

    /**
     * Refuses recordings that the attack was made from, by name: figures on them would say nothing of others. Most attacks are
     * made from none.
     */
    default void requireUnseen(Collection<String> recordings) {}
}
