package io.heartproof.defence;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.criterion.Criterion;
import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.Loss;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.TrainingBatch;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The attack that a defence trains against: PGD that runs all its iterations. Immutable.
 *
 * @param largest the budget at full strength
 * @param iterations at least 1
 * @param stepFraction step size as a share of the budget, positive
 * @param start where it begins
 */
public record TrainingAttack(Budget largest, int iterations, double stepFraction, Pgd.Start start) {
    public TrainingAttack {
        if (!(stepFraction > 0) || Double.isInfinite(stepFraction)) {
            throw new IllegalArgumentException("expected a positive stepFraction, got " + stepFraction);
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("expected iterations >= 1, got " + iterations);
        }
    }

    /** In Linf, with a largest epsilon in shares of each lead's peak. */
    public TrainingAttack(double epsilon, int iterations, double stepFraction, Pgd.Start start) {
        this(Budget.relative(Norm.LINF, epsilon), iterations, stepFraction, start);
    }

    /** {@code strength} times the largest budget. */
    Budget budget(double strength) {
        return new Budget(largest.norm(), strength * largest.epsilon(), largest.unit());
    }

    /** The attack at that strength, which raises {@code loss}. */
    Pgd at(double strength, Loss loss) {
        return Pgd.of(stepFraction * budget(strength).epsilon(), iterations, loss)
                .from(start)
                .until(Pgd.Stop.UNSEEN);
    }

    /** All recordings of a batch as its victims. */
    public static Victims victims(TrainingBatch batch) {
        return victims(batch, IntStream.range(0, batch.size()).toArray());
    }

    /** The recordings with these indices as its victims. */
    static Victims victims(TrainingBatch batch, int[] rows) {
        long[] seeds = IntStream.of(rows).mapToLong(row -> batch.seeds()[row]).toArray();
        boolean all = rows.length == batch.size();
        return new Victims(
                all ? batch.values() : Tensors.rows(batch.values(), rows),
                all ? batch.mask() : Tensors.rows(batch.mask(), rows),
                all ? batch.labels() : Tensors.rows(batch.labels(), rows),
                seeds,
                all ? batch.scales() : Tensors.rows(batch.scales(), rows),
                Optional.empty(),
                Criterion.ANSWER_DIFFERS);
    }

    /** The victims under the attack at that strength, which raises {@code loss}: (N, L, T). */
    Tensor attacked(double strength, Loss loss, DifferentiableClassifier classifier, Victims victims) {
        NoiseSpace space = NoiseSpace.of(budget(strength), victims, classifier.contract());
        return victims.values().add(at(strength, loss).attack(classifier, space).noise());
    }
}
