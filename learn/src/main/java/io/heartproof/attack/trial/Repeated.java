package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.AttacksInTurn;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.classifier.Classifier;
import io.heartproof.model.DifferentiableClassifier;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An attack run several times from different random starts; each further start is given only to the recordings that
 * none before has broken.
 *
 * @param starts at least 1
 */
public record Repeated(Attack attack, int starts) implements AttacksInTurn {
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

        @Override
        public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
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
    public void requireUnseen(Collection<String> recordings) {
        attack.requireUnseen(recordings);
    }
}
