package io.heartproof.attack.suite;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Norm;
import io.heartproof.attack.black.Spsa;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.black.Transfer;
import io.heartproof.attack.shaped.BandLimited;
import io.heartproof.attack.shaped.BandLimited.Band;
import io.heartproof.attack.shaped.ShiftTolerant;
import io.heartproof.attack.shaped.SmoothAttack;
import io.heartproof.attack.shaped.Transformations;
import io.heartproof.attack.shaped.Universal;
import io.heartproof.attack.suite.NamedAttack.Asks;
import io.heartproof.attack.suite.NamedAttack.Noise;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.attack.white.Pgd;
import io.heartproof.contract.InputContract;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.disturbance.RandomStress;
import io.heartproof.extension.Extensions;
import io.heartproof.label.LabelSet;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Dlr;
import io.heartproof.problem.BadUsage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every attack that an evaluation can be asked for by name: a new one of ours is one more entry, others are {@link
 * OwnAttack}s.
 */
public final class KnownAttacks {
    /** Projected gradient descent as published; its strength and levels stand in {@code evaluation.pgd}. */
    public static final String PGD = "pgd";

    /** Noise that was found on another network. */
    public static final String TRANSFER = Transfer.NAME;

    /** One noise for all recordings, learnt on others. */
    public static final String UNIVERSAL = Universal.NAME;

    /** Noise that works at unknown timing. */
    public static final String SHIFT = ShiftTolerant.NAME;

    private static final String DLR = "apgd-dlr";
    private static final double MOST_NOISE_DB = 12;
    private static final double LEAST_NOISE_DB = 24;
    private static final int STEPS = 10;
    private static final Set<Norm> ANY_NORM = EnumSet.allOf(Norm.class);
    private static final Set<Norm> LINF = EnumSet.of(Norm.LINF);

    private static final List<NamedAttack> BUILT_IN = List.of(
            new NamedAttack("fgsm", Asks.GRADIENTS, ANY_NORM, 3, epsilon -> Pgd.fgsm(epsilon, new CrossEntropy())),
            new NamedAttack(
                    "ifgsm",
                    Asks.GRADIENTS,
                    ANY_NORM,
                    2 * STEPS + 1,
                    Noise.ANY,
                    epsilon -> Pgd.iteratedFgsm(epsilon / STEPS, STEPS, new CrossEntropy())),
            any("apgd-ce", Apgd.crossEntropy(Apgd.ITERATIONS)),
            any(DLR, Apgd.dlr(Apgd.ITERATIONS)),
            any("apgd-margin", Apgd.margin(Apgd.ITERATIONS)),
            any("apgd-t", new ApgdTargeted(ApgdTargeted.TARGETS, Apgd.ITERATIONS)),
            any("fmn", new Fmn(Fmn.STEPS)),
            new NamedAttack("square", Asks.ANSWERS, LINF, 1000, Noise.ANY, epsilon -> Square.of(1000)),
            new NamedAttack("spsa", Asks.ANSWERS, LINF, 975, Noise.ANY, epsilon -> Spsa.standard()),
            new NamedAttack("sap", Asks.GRADIENTS, ANY_NORM, 601, epsilon -> SmoothAttack.standard()),
            new NamedAttack("band", Asks.GRADIENTS, ANY_NORM, 201, epsilon -> BandLimited.standard(Band.MONITOR)),
            new NamedAttack("band150", Asks.GRADIENTS, ANY_NORM, 201, epsilon -> BandLimited.standard(Band.DIAGNOSTIC)),
            shift(Transformations.STANDARD));

    /** In the order in which users read them; {@link OwnAttack}s behind ours. */
    public static final List<NamedAttack> ALL = Extensions.after(BUILT_IN, OwnAttack.all(), NamedAttack::name);

    private KnownAttacks() {}

    /** A white-box attack that may find any noise. */
    private static NamedAttack any(String name, Attack attack) {
        return new NamedAttack(name, Asks.GRADIENTS, ANY_NORM, attack.mostPasses(), Noise.ANY, epsilon -> attack);
    }

    private static NamedAttack shift(Transformations unknown) {
        Attack attack = ShiftTolerant.standard(unknown);
        return new NamedAttack(SHIFT, Asks.GRADIENTS, ANY_NORM, 801, epsilon -> attack);
    }

    /** {@code shift} with noise that works under a little recorded noise, too: 12 to 24 dB below the signal. */
    public static NamedAttack shiftUnder(NoiseSources recorded, InputContract contract) {
        Disturbance little = new RandomStress(contract, recorded.all(), MOST_NOISE_DB, LEAST_NOISE_DB);
        return shift(Transformations.STANDARD.under("recorded noise", little));
    }

    /** The attack with noise of another network under its name. */
    public static NamedAttack transfer(Transfer attack) {
        return new NamedAttack(TRANSFER, Asks.ANSWERS, ANY_NORM, 1, epsilon -> attack);
    }

    /** Universal noise under its name. */
    static NamedAttack universal(NamedAttack.Maker learnt) {
        return new NamedAttack(UNIVERSAL, Asks.GRADIENTS, LINF, 1, learnt);
    }

    /** Every name that {@code --attacks} takes for networks of ours. */
    public static List<String> names() {
        List<String> reserved = Stream.of(Stream.of(PGD), Suite.NAMES.stream(), Stream.of(TRANSFER, UNIVERSAL))
                .flatMap(Function.identity())
                .toList();
        List<String> attacks = ALL.stream().map(NamedAttack::name).toList();
        return Extensions.after(reserved, attacks, Function.identity());
    }

    /** Those that need no gradients, and so can be run against any classifier; of a suite those attacks that need none. */
    public static List<String> blackBoxNames() {
        Stream<String> attacks =
                ALL.stream().filter(attack -> attack.asks() == Asks.ANSWERS).map(NamedAttack::name);
        return Stream.of(Suite.NAMES.stream(), Stream.of(TRANSFER), attacks)
                .flatMap(Function.identity())
                .toList();
    }

    /** Whether that is the name of one of {@link #ALL}. */
    static boolean isBuiltIn(String name) {
        return ALL.stream().anyMatch(attack -> attack.name().equals(name));
    }

    /** The one of that name among {@link #ALL}. */
    public static NamedAttack of(String name) {
        return ALL.stream()
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no attack is called " + name));
    }

    /**
     * Refuses attacks that need more classes than there are.
     *
     * @param names of attacks
     */
    public static void requireClasses(List<String> names, LabelSet labels) {
        if (names.contains(DLR) && labels.size() < Dlr.FEWEST_CLASSES) {
            throw BadUsage.expected(
                    "evaluation.attack.names",
                    "no %s with fewer than %s classes (apgd-margin takes two)".formatted(DLR, Dlr.FEWEST_CLASSES),
                    labels.names());
        }
    }

    /**
     * Refuses what is no list of known names, each once.
     *
     * @param where the user wrote them
     */
    public static void requireKnown(String where, List<String> given) {
        for (String name : given) {
            if (!names().contains(name)) {
                String known = names().stream().collect(Collectors.joining(", "));
                throw BadUsage.expected(where, "none, or attacks among " + known, "'" + name + "'");
            }
        }
        if (given.stream().distinct().count() < given.size()) {
            throw BadUsage.expected(where, "each attack once", given);
        }
    }
}
