package io.heartproof.attack;

import io.heartproof.classifier.Classifier;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import java.util.List;

/** An attack that makes its parts one after the other, each on what none before has broken. Immutable, safe to share. */
public interface AttacksInTurn extends Attack {
    /** At least one. */
    @Override
    List<Attack> parts();

    @Override
    default AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        return attack((Classifier) classifier, space);
    }

    /** Needs gradients where one of its parts does. */
    @Override
    default AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        List<Attack> parts = parts();
        AttackOutcome total = parts.get(0).attack(classifier, space);
        for (Attack part : parts.subList(1, parts.size())) {
            int[] survivors = total.survivors();
            if (survivors.length > 0) {
                try (Scope scope = Scope.open()) {
                    total.add(part.attack(classifier, space.at(survivors)), survivors);
                }
            }
        }
        return total;
    }
}
