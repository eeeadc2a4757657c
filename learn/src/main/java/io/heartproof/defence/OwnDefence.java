package io.heartproof.defence;

import io.heartproof.attack.Budget;
import io.heartproof.extension.Extensions;
import io.heartproof.training.objective.Objective;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A defence of one's own under a name. Implement it in a public class with a public constructor without parameters, and name the
 * class in a file {@code META-INF/services/io.heartproof.defence.OwnDefence}: then {@code --defence} and {@code
 * defence.objective} take the name, alone or in a sum with others. Implementations are immutable.
 */
public interface OwnDefence {
    /** As users write it: small letters; no other defence has it. */
    String name();

    /**
     * What a training minimises.
     *
     * @param epsilon the number behind the name ({@code name:0.01}), where there is one
     * @param unit of epsilon, from {@code defence.own.unit}; where it is microvolts, every recording is known in volts
     * @param ramp when penalties and attacks begin
     */
    Objective objective(OptionalDouble epsilon, Budget.Unit unit, Ramp ramp);

    /** Those that service files on the class path name, by name. */
    static List<OwnDefence> all() {
        return Extensions.of(OwnDefence.class, OwnDefence::name);
    }
}
