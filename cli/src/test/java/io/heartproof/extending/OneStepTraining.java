package io.heartproof.extending;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.OwnDefence;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.training.objective.Objective;
import java.util.OptionalDouble;

/**
 * A defence of one's own with an epsilon in either unit: adversarial training with one step of the epsilon's size. {@code
 * --defence} names it {@code onestep:0.02}, or, with {@code defence.own.unit=microvolts}, {@code onestep:20}.
 */
public final class OneStepTraining implements OwnDefence {
    @Override
    public String name() {
        return "onestep";
    }

    @Override
    public Objective objective(OptionalDouble epsilon, Budget.Unit unit, Ramp ramp) {
        Budget largest = new Budget(Norm.LINF, epsilon.orElse(0.01), unit);
        return new MadryTraining(new TrainingAttack(largest, 1, 1, Pgd.Start.RANDOM), ramp);
    }
}
