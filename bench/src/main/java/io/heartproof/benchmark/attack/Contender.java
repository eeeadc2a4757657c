package io.heartproof.benchmark.attack;

import io.heartproof.attack.Attack;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.metric.suite.SecurityCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * An attack on a network of a reference, and what its runs found so far. Mutable, not thread-safe.
 *
 * @param passes for a recording that it does not break, about
 * @param broken by level of the reference, which recordings it breaks
 * @param effort of all its runs
 */
record Contender(String name, Attack attack, int passes, List<boolean[]> broken, MeasuredEffort effort) {
    static Contender of(Attack attack) {
        int passes = KnownAttacks.of(attack.name()).passes();
        return new Contender(attack.name(), attack, passes, new ArrayList<>(), new MeasuredEffort());
    }

    /** Passes of one of the attack's parts. */
    long passesOfPart() {
        return passes / attack.parts().size();
    }

    /** Takes in the sizes of the smallest noise as what noise of these levels breaks. */
    void note(List<ReferenceNetwork.OriginalLevel> levels, double... smallest) {
        for (ReferenceNetwork.OriginalLevel level : levels) {
            boolean[] within = new boolean[smallest.length];
            for (int n = 0; n < smallest.length; n++) {
                within[n] = SecurityCurve.lies(smallest[n], level.epsilon());
            }
            broken.add(within);
        }
    }
}
