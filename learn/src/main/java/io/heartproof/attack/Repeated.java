package io.heartproof.attack;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An attack run several times from different random starts; each further start is given only to the recordings that
 * none before has broken.
 *
 * @param starts at least 1
 */
public record Repeated(Attack attack, int starts) implements Attack {
    public Repeated {
        if (starts < 1) {
            throw new IllegalArgumentException("expected starts >= 1, got " + starts);
        }
    }

    @Override
    public String name() {
        return attack.name();
    }

    /** One start. */
    private record RestartedAttack(Attack attack, int number) implements Attack {
        @Override
        public String name() {
            return attack.name();
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            return attack.attack(classifier, space.seededFor(number));
        }
    }

    /** Its starts. */
    @Override
    public List<Attack> parts() {
        return IntStream.range(0, starts)
                .<Attack>mapToObj(number -> new RestartedAttack(attack, number))
                .toList();
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        List<Attack> parts = parts();
        AttackOutcome total = parts.get(0).attack(classifier, space);
        for (Attack part : parts.subList(1, starts)) {
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
