package io.heartproof.attack;

import io.heartproof.attack.black.SourceNetwork;
import io.heartproof.attack.black.Spsa;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.black.Transfer;
import io.heartproof.attack.shaped.BandLimited;
import io.heartproof.attack.shaped.ShiftTolerant;
import io.heartproof.attack.shaped.SmoothAttack;
import io.heartproof.attack.shaped.Transformations;
import io.heartproof.attack.shaped.Universal;
import io.heartproof.attack.shaped.UniversalNoise;
import io.heartproof.attack.trial.Repeated;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.LogitMargin;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * An attack that keeps the contract of all attacks, which {@code AttackContractTest} holds it to. A new attack is a line in
 * {@link #ALL}.
 *
 * @param norms in which it can measure noise
 * @param of the attack for noise of that size, in the budget's unit; small enough for a test
 */
public record AttackUnderContract(String name, Set<Norm> norms, DoubleFunction<Attack> of) {
    private static final Set<Norm> BOTH = Set.of(Norm.LINF, Norm.L2);
    private static final Set<Norm> LINF = Set.of(Norm.LINF);

    /** Noise is transferred from here; it lives as long as the tests. */
    private static final SourceNetwork SOURCE = SourceNetwork.of("known", SmallWorld.knowing(), 1);

    /** Every attack. */
    public static final List<AttackUnderContract> ALL = List.of(
            in(BOTH, "pgd", epsilon -> pgd(epsilon)),
            in(
                    BOTH,
                    "pgd to the end",
                    epsilon -> Pgd.of(epsilon / 4, 3, new LogitMargin()).until(Pgd.Stop.AT_END)),
            in(
                    BOTH,
                    "pgd by adamax",
                    epsilon -> Pgd.of(epsilon / 4, 3, new SoftLogitMargin()).with(StepRule.ADAMAX)),
            in(
                    BOTH,
                    "pgd by adam",
                    epsilon -> Pgd.of(epsilon / 4, 3, new SoftLogitMargin()).with(StepRule.ADAM)),
            in(BOTH, "pgd from nearby", epsilon -> pgd(epsilon).from(Pgd.Start.NEARBY)),
            in(BOTH, "pgd, last step unseen", epsilon -> pgd(epsilon).until(Pgd.Stop.UNSEEN)),
            in(BOTH, "fgsm", epsilon -> Pgd.fgsm(epsilon, new CrossEntropy())),
            in(BOTH, "iterated fgsm", epsilon -> Pgd.iteratedFgsm(epsilon / 4, 3, new CrossEntropy())),
            in(BOTH, "pgd, three starts", epsilon -> new Repeated(pgd(epsilon), 3)),
            in(BOTH, "apgd on cross entropy", epsilon -> Apgd.crossEntropy(6)),
            in(BOTH, "apgd on dlr", epsilon -> Apgd.dlr(6)),
            in(BOTH, "apgd on the margin", epsilon -> Apgd.margin(6)),
            in(BOTH, "apgd to the end", epsilon -> Apgd.crossEntropy(6).toTheEnd()),
            in(BOTH, "apgd, targeted", epsilon -> new ApgdTargeted(3, 4)),
            in(BOTH, "fmn", epsilon -> new Fmn(6)),
            in(LINF, "square", epsilon -> Square.of(60)),
            in(LINF, "square from a sign per sample", epsilon -> new Square(60, Square.StartSigns.PER_SAMPLE)),
            in(LINF, "spsa", epsilon -> new Spsa(3, 8, 1)),
            in(
                    BOTH,
                    "transfer",
                    epsilon ->
                            new Transfer(List.of(SOURCE, SOURCE), pgd(epsilon).until(Pgd.Stop.AT_END))),
            in(BOTH, "sap", epsilon -> new SmoothAttack(3, 3)),
            in(BOTH, "band to 40 Hz", epsilon -> new BandLimited(BandLimited.Band.MONITOR, 3)),
            in(BOTH, "band to 150 Hz", epsilon -> new BandLimited(BandLimited.Band.DIAGNOSTIC, 3)),
            in(BOTH, "shift", epsilon -> new ShiftTolerant(3, 2, Transformations.STANDARD)),
            in(LINF, "universal", epsilon -> new Universal(apart())));

    private static AttackUnderContract in(Set<Norm> norms, String name, DoubleFunction<Attack> of) {
        return new AttackUnderContract(name, norms, of);
    }

    /** Lifts the first four leads and lowers the last four: away from two classes of three. */
    private static UniversalNoise apart() {
        float[][] window = new float[8][500];
        for (int lead = 0; lead < 8; lead++) {
            Arrays.fill(window[lead], lead < 4 ? 1 : -1);
        }
        return new UniversalNoise(window, 500, Set.of());
    }

    private static Pgd pgd(double epsilon) {
        return Pgd.of(epsilon / 4, 3, new CrossEntropy());
    }

    @Override
    public String toString() {
        return name;
    }
}
