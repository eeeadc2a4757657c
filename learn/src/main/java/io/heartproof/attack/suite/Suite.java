package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.Norm;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.attack.white.MinimumNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Attacks whose worst case counts, the cheapest first.
 *
 * <table>
 * <caption>The suites</caption>
 * <tr><th>{@code standard}</th><td>FMN; APGD on cross entropy; APGD on the margin in probabilities; APGD towards 3 classes; Square
 *     with 1,000 questions</td></tr>
 * <tr><th>{@code full}</th><td>FMN; APGD on cross entropy; APGD towards 9 classes or all; Square with 5,000 questions</td></tr>
 * </table>
 *
 * Square knows Linf alone. Sources: AutoAttack (Croce and Hein 2020, arXiv 2003.01690), with FMN in the place of FAB-T; {@code
 * standard} has a margin in the place of DLR, which needs three classes. Immutable.
 *
 * @param name such as {@code standard}
 * @param norm in which noise is measured
 * @param strength how long they search
 * @param attacks in the order in which they run; at most the first looks for the smallest noise
 */
public record Suite(String name, Norm norm, SuiteStrength strength, List<Attack> attacks) {
    /** For every evaluation. */
    public static final String STANDARD = "standard";

    /** With the numbers of AutoAttack. */
    public static final String FULL = "full";

    /** All of them. */
    public static final List<String> NAMES = List.of(STANDARD, FULL);

    private static final int FULL_TARGETS = 9;
    private static final int FULL_QUERIES = 5;

    public Suite {
        attacks = List.copyOf(attacks);
    }

    /** The attacks of a suite that can be run in a norm. */
    static Suite of(String name, SuiteStrength strength, Norm norm) {
        boolean full = name.equals(FULL);
        int iterations = strength.iterations();
        List<Attack> attacks = new ArrayList<>(List.of(new Fmn(2 * iterations), Apgd.crossEntropy(iterations)));
        if (!full) {
            attacks.add(Apgd.margin(iterations));
        }
        attacks.add(new ApgdTargeted(full ? FULL_TARGETS : ApgdTargeted.TARGETS, iterations));
        if (norm == Norm.LINF) {
            attacks.add(Square.of(full ? FULL_QUERIES * strength.queries() : strength.queries()));
        }
        return new Suite(name, norm, strength, attacks);
    }

    /** Forward and backward passes for a recording at a level, at most. */
    long mostPasses() {
        return attacks.stream().mapToLong(Attack::mostPasses).sum();
    }

    /** Those of its attacks that ask for answers alone. */
    Suite blackBox() {
        return new Suite(
                name, norm, strength, attacks.stream().filter(Suite::isBlackBox).toList());
    }

    /** The same attacks of another strength. */
    Suite with(SuiteStrength other) {
        List<String> names = attacks.stream().map(Attack::name).toList();
        return new Suite(
                name,
                norm,
                other,
                of(name, other, norm).attacks().stream()
                        .filter(attack -> names.contains(attack.name()))
                        .toList());
    }

    /** Those that are tried level by level. */
    Stream<Attack> byLevel() {
        return attacks.stream().filter(attack -> !(attack instanceof MinimumNoise));
    }

    /** The search for the smallest noise, at most one. */
    Stream<Attack> smallest() {
        return attacks.stream().filter(MinimumNoise.class::isInstance);
    }

    /** Whether an attack asks for answers alone. */
    static boolean isBlackBox(Attack attack) {
        return attack instanceof BlackBoxAttack;
    }
}
