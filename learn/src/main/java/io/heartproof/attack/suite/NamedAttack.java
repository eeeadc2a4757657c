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
 * @param noise what noise it may come to
 * @param maker makes it
 */
public record NamedAttack(String name, Asks asks, Set<Norm> norms, int passes, Noise noise, Maker maker) {
    /** One whose noise has a form of its own. */
    public NamedAttack(String name, Asks asks, Set<Norm> norms, int passes, Maker maker) {
        this(name, asks, norms, passes, Noise.OF_ITS_FORM, maker);
    }

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

    /** What noise an attack may come to. */
    public enum Noise {
        /**
         * Any that the budget allows: a short attack that asks for the same may go on where this one ends, so there is AUROC
         * under it.
         */
        ANY,
        /** Of a form that another attack does not keep to, such as smooth noise or that of one step. */
        OF_ITS_FORM
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
