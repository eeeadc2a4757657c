package io.heartproof.attack;

import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.LogitMargin;
import io.heartproof.loss.SoftLogitMargin;
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
            in(BOTH, "pgd from nearby", epsilon -> pgd(epsilon).from(Pgd.Start.NEARBY)),
            in(BOTH, "pgd, last step unseen", epsilon -> pgd(epsilon).until(Pgd.Stop.UNSEEN)),
            in(BOTH, "fgsm", epsilon -> Pgd.fgsm(epsilon, new CrossEntropy())),
            in(BOTH, "iterated fgsm", epsilon -> Pgd.iteratedFgsm(epsilon / 4, 3, new CrossEntropy())),
            in(BOTH, "pgd, three starts", epsilon -> new Repeated(pgd(epsilon), 3)),
            in(BOTH, "apgd on cross entropy", epsilon -> Apgd.crossEntropy(6)),
            in(BOTH, "apgd on dlr", epsilon -> Apgd.dlr(6)),
            in(BOTH, "apgd on the margin", epsilon -> Apgd.margin(6)),
            in(BOTH, "apgd, targeted", epsilon -> new ApgdTargeted(3, 4)),
            in(BOTH, "fmn", epsilon -> new Fmn(6)));

    private static AttackUnderContract in(Set<Norm> norms, String name, DoubleFunction<Attack> of) {
        return new AttackUnderContract(name, norms, of);
    }

    private static Pgd pgd(double epsilon) {
        return Pgd.of(epsilon / 4, 3, new CrossEntropy());
    }

    @Override
    public String toString() {
        return name;
    }
}
