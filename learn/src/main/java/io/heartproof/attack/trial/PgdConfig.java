package io.heartproof.attack.trial;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.RisingLevels;
import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.stream.Stream;

/**
 * How strong the attack by projected gradient descent is; the keys under {@code evaluation.pgd}. Immutable.
 *
 * @param iterations gradient steps, at least 1
 * @param starts random starts, at least 1; a recording counts as broken if any of them breaks it
 * @param stepFraction step size as a share of epsilon, positive
 * @param loss what a step raises
 * @param linf values of epsilon, largest change of any sample as a share of its lead's peak, rising; empty for none
 * @param l2 values of epsilon, Euclidean length of the change of a whole recording in the same unit, rising; empty for
 *     none
 */
public record PgdConfig(
        int iterations, int starts, double stepFraction, PgdLoss loss, List<Double> linf, List<Double> l2) {
    public PgdConfig {
        linf = List.copyOf(linf);
        l2 = List.copyOf(l2);
        if (iterations < 1) {
            throw BadUsage.expected("evaluation.pgd.iterations", "at least 1", iterations);
        }
        if (starts < 1) {
            throw BadUsage.expected("evaluation.pgd.starts", "at least 1", starts);
        }
        if (!(stepFraction > 0) || Double.isInfinite(stepFraction)) {
            throw BadUsage.expected("evaluation.pgd.stepFraction", "a positive number", stepFraction);
        }
        RisingLevels.require("evaluation.pgd.linf", linf);
        RisingLevels.require("evaluation.pgd.l2", l2);
    }

    /** The attack at each level: those in Linf, then those in L2. */
    public List<BudgetedAttack> attacks() {
        return Stream.concat(
                        linf.stream().map(epsilon -> Budget.relative(Norm.LINF, epsilon)),
                        l2.stream().map(epsilon -> Budget.relative(Norm.L2, epsilon)))
                .map(this::attack)
                .toList();
    }

    /** Forward and backward passes for a recording that it does not break at a level. */
    public int passes() {
        return starts * (2 * iterations + 1);
    }

    private BudgetedAttack attack(Budget budget) {
        Pgd pgd = Pgd.of(stepFraction, iterations, loss.loss()).with(StepRule.STEEPEST_SHARE);
        Attack attack = new Repeated(pgd, starts);
        Kind kind = Kind.attack(attack.name(), budget.norm().toString(), budget.levelUnit())
                .with(Kind.ITERATIONS, iterations)
                .with(Kind.STARTS, starts);
        return new BudgetedAttack(attack, budget, Where.EVERYWHERE, kind);
    }
}
