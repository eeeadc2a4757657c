package io.heartproof.defence;

import io.heartproof.training.objective.Objective;
import java.util.stream.Stream;

/** An objective that attacks the recordings of a step before it learns from them. Validation under attack asks it how. */
public interface AttackingObjective extends Objective {
    /** What it attacks with: its size and the number of its steps are what validation takes over. */
    TrainingAttack attack();

    /** When the attack begins and how it grows. */
    Ramp ramp();

    @Override
    default boolean attacks() {
        return true;
    }

    @Override
    default int warmUpEpochs(int epochs) {
        return ramp().warmUp(epochs);
    }

    /** Those that an objective is or is made of, the first named first. */
    static Stream<AttackingObjective> in(Objective objective) {
        Stream<AttackingObjective> own =
                objective instanceof AttackingObjective attacking ? Stream.of(attacking) : Stream.empty();
        return Stream.concat(own, objective.objectives().stream().flatMap(AttackingObjective::in));
    }
}
