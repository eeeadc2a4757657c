package io.heartproof.experiment;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.defence.AttackingObjective;
import io.heartproof.defence.PgdValidation;
import io.heartproof.experiment.config.DefenceName;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.Keeping;
import io.heartproof.training.validation.RobustValidation;
import io.heartproof.training.validation.ValidationPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * From settings and an objective to how a training is validated. What the settings leave open follows from the objective: plain
 * training keeps the best weights on validation, every defence the best under attack; the attack has the size of the training's
 * own, or {@value #USUAL_EPSILON} of each lead's peak.
 *
 * <p>There is an attack after each epoch where it costs, at most, {@value #SHARE_OF_ATTACKING} of the epoch's passes (of a
 * training without attacks {@value #SHARE_OF_OTHERS}), else after every second. Passes are counted, not measured, so that a seed
 * gives the same weights everywhere: a forward pass or a gradient of the input is one, a gradient of the weights two.
 */
record TrainingValidation(ExperimentConfig config, Objective objective) {
    private static final double USUAL_EPSILON = 0.01;
    private static final double SHARE_OF_ATTACKING = 0.15;
    private static final double SHARE_OF_OTHERS = 0.4;
    private static final int PASSES_OF_PLAIN_STEP = 3;
    private static final int PASSES_OF_ITERATION = 2;

    /** From which strength of a growing attack on a network must withstand it at full strength. */
    private static final double STRENGTH_THAT_COUNTS = 0.5;

    /**
     * The plan of a training.
     *
     * @param draws of an epoch
     * @param validation possibly empty
     */
    ValidationPlan plan(int draws, PreparedSet validation, Progress progress) {
        TrainingConfig training = config.training();
        Integer every = training.robustValidation().every();
        return new ValidationPlan(
                new Keeping(keep(), warmUp(), patience(), chance(validation)),
                training.robustValidation().made() ? Optional.of(attack(progress)) : Optional.empty(),
                every == null || every == 0 ? usual(draws, validation.size()) : every);
    }

    private int warmUp() {
        int epochs = config.training().epochs();
        return Math.min(objective.warmUpEpochs(epochs), epochs - 1);
    }

    private OptionalInt patience() {
        Integer patience = config.training().patience();
        return patience == null ? OptionalInt.empty() : OptionalInt.of(patience);
    }

    private static double chance(PreparedSet validation) {
        return 1.0 / Math.max(1, Arrays.stream(validation.labels()).distinct().count());
    }

    private Keep keep() {
        Keep chosen = config.training().keep();
        if (chosen != null) {
            return chosen;
        }
        boolean plain = DefenceName.of(config.defence().objective()).terms().stream()
                .allMatch(term -> term.kind().equals(DefenceName.PLAIN));
        return plain || !config.training().robustValidation().made() ? Keep.BEST_VALIDATION : Keep.BEST_ROBUST;
    }

    private RobustValidation attack(Progress progress) {
        return new PgdValidation(
                budget(),
                singleStepFrom(),
                config.training().batchSize(),
                Seeds.derive(config.seed(), "validation"),
                progress);
    }

    /** What the validation recordings are attacked with. */
    Budget budget() {
        Budget own = attacking().stream()
                .findFirst()
                .map(first -> first.attack().largest())
                .orElse(Budget.relative(Norm.LINF, USUAL_EPSILON));
        Double epsilon = config.training().robustValidation().epsilon();
        return epsilon == null ? own : new Budget(own.norm(), epsilon, own.unit());
    }

    /** The first epoch in which a training with attacks of one step is far enough to show whether it learnt more than them. */
    private OptionalInt singleStepFrom() {
        int epochs = config.training().epochs();
        List<AttackingObjective> attacking = attacking();
        if (attacking.isEmpty()
                || attacking.stream().anyMatch(one -> one.attack().iterations() > 1)) {
            return OptionalInt.empty();
        }
        return IntStream.range(0, epochs)
                .filter(epoch -> attacking.get(0).ramp().strength(new Objective.CurrentEpoch(epoch, epochs))
                        >= STRENGTH_THAT_COUNTS)
                .findFirst();
    }

    /** Epochs from one robust validation to the next. */
    private int usual(int draws, int validated) {
        int iterations =
                attacking().stream().mapToInt(one -> one.attack().iterations()).sum();
        double perDraw = PASSES_OF_PLAIN_STEP + (double) PASSES_OF_ITERATION * iterations;
        double share = iterations > 0 ? SHARE_OF_ATTACKING : SHARE_OF_OTHERS;
        double passes = (double) validated * PgdValidation.mostPasses(singleStepFrom());
        return passes <= share * draws * perDraw ? 1 : 2;
    }

    private List<AttackingObjective> attacking() {
        return AttackingObjective.in(objective).toList();
    }
}
