package io.heartproof.attack.suite;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.evaluation.RisingLevels;
import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which attacks are run, and how much noise they may add; the keys under {@code evaluation.attack}. All but the names is for
 * every attack but {@code pgd}, which has its own levels. Immutable.
 *
 * @param names of attacks and suites, empty for none; see {@link KnownAttacks} and {@link Suite}
 * @param unit what sizes of noise are measured in
 * @param levels sizes of noise in each unit
 * @param suite how long the attacks of a suite search
 */
public record AttackConfig(List<String> names, Budget.Unit unit, Levels levels, SuiteStrength suite) {
    private static final String KEY = "evaluation.attack.";

    public AttackConfig {
        if (unit != Budget.Unit.RELATIVE) {
            throw BadUsage.expected(KEY + "unit", "relative, as the levels are shares of each lead's peak", unit);
        }
        names = List.copyOf(names);
        KnownAttacks.requireKnown(KEY + "names", names);
    }

    /**
     * Sizes of noise in each unit.
     *
     * @param relative as shares of each lead's peak
     */
    public record Levels(NormLevels relative) {
        public Levels {
            relative.require(KEY + "levels.relative.");
        }
    }

    /**
     * Sizes of noise in each norm, rising; empty for none.
     *
     * @param linf largest change of any sample
     * @param l2 length of the change of a whole recording
     */
    public record NormLevels(List<Double> linf, List<Double> l2) {
        public NormLevels {
            linf = List.copyOf(linf);
            l2 = List.copyOf(l2);
        }

        private void require(String key) {
            RisingLevels.require(key + "linf", linf);
            RisingLevels.require(key + "l2", l2);
        }

        List<Double> in(Norm norm) {
            return norm == Norm.LINF ? linf : l2;
        }
    }

    /** Whether the published procedure is among them. */
    public boolean hasPgd() {
        return names.contains(KnownAttacks.PGD);
    }

    /** Whether any other attack is among them. */
    public boolean hasOthers() {
        return names.stream().anyMatch(name -> !name.equals(KnownAttacks.PGD));
    }

    /** Whether any of them asks for gradients. A suite has attacks that do not. */
    public boolean needsGradients() {
        return hasPgd() || others().anyMatch(attack -> attack.asks() == NamedAttack.Asks.GRADIENTS);
    }

    /** Whether a suite is among them. */
    public boolean hasSuite() {
        return suites().findAny().isPresent();
    }

    /** The attacks but {@code pgd} and suites. */
    Stream<NamedAttack> others() {
        return names.stream()
                .filter(name -> !name.equals(KnownAttacks.PGD) && !Suite.NAMES.contains(name))
                .map(KnownAttacks::of);
    }

    /** The names of suites. */
    Stream<String> suites() {
        return names.stream().filter(Suite.NAMES::contains);
    }

    /** How much noise an attack in that norm may add, rising. */
    List<Budget> budgets(Norm norm) {
        return levels.relative().in(norm).stream()
                .map(epsilon -> new Budget(norm, epsilon, unit))
                .toList();
    }
}
