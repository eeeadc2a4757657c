package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Norm;
import java.util.Set;

/**
 * An attack that an evaluation can be asked for by its name. Immutable.
 *
 * @param name as a user writes it; also that of the attack itself
 * @param asks what it asks a classifier for
 * @param norms in which it can measure noise
 * @param passes forward and backward passes for a recording that it does not break, about
 * @param maker makes it
 */
public record NamedAttack(String name, Asks asks, Set<Norm> norms, int passes, Maker maker) {
    public NamedAttack {
        norms = Set.copyOf(norms);
    }

    /** What an attack asks a classifier for. */
    public enum Asks {
        /** Gradients: the network must be one of ours. */
        GRADIENTS,
        /** Answers alone: any classifier will do. */
        ANSWERS
    }

    /** Makes an attack. */
    @FunctionalInterface
    public interface Maker {
        /**
         * The attack for noise up to a size. One that looks for the smallest noise is made for the largest level alone, and
         * settles all levels.
         *
         * @param epsilon in the unit of the budget
         */
        Attack of(double epsilon);
    }
}
