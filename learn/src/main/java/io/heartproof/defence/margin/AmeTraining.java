package io.heartproof.defence.margin;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.classifier.Logits;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.RecordingMemory;
import io.heartproof.training.objective.TrainingBatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Training on noise as large as each recording bears, found while it trains: there is no epsilon to choose.
 *
 * <pre>{@code
 * value = (1 - beta) (mean over n of CE(x_n)) + beta (sum over broken n of CE(x_n + t_n d_n)) / N
 * d_n   = PGD in Linf of the recording's own margin m_n: random start, steps of 4 m_n / iterations, soft logit margin
 * t_n   = the largest share of d_n that leaves the answer right, by ten halvings
 * }</pre>
 *
 * Attacked are the recordings that are right; broken are those that d_n, or an iterate before it, makes wrong. Their next margin
 * is the size of t_n d_n, that of the others grows: see {@link Margins}. While the ramp warms up the training is plain and no
 * margin grows. Source: Adaptive Margin Evolution, Ma and Liang 2023 (Neurocomputing 551, PMC10426748), after their
 * Increasing-Margin Adversarial training (arXiv 2005.09147), as their program has it: beta 1/2, 20 iterations; there a random
 * start lies within the margin less a step, and a factor slows growth where a gradient is large, which is 1 for margins that
 * grow. The paper's own text was not at hand. Immutable but for the margins; tensors belong to the trainer's scope.
 *
 * @param unit of the margins
 * @param beta weight of the second term, above 0 and below 1
 */
public record AmeTraining(Margins margins, Budget.Unit unit, int iterations, double beta, Ramp ramp)
        implements Objective.Uncoupled {
    private static final MeanLoss PLAIN = new MeanLoss(new CrossEntropy());
    private static final double PATH_IN_MARGINS = 4;
    private static final double HALF = 0.5;
    private static final int HALVINGS = 10;

    public AmeTraining {
        if (!(beta > 0 && beta < 1) || iterations < 1) {
            throw new IllegalArgumentException(
                    "expected 0 < beta < 1 and iterations >= 1, got " + beta + " and " + iterations);
        }
    }

    @Override
    public List<RecordingMemory> memories() {
        return List.of(margins);
    }

    @Override
    public int warmUpEpochs(int epochs) {
        return ramp.warmUp(epochs);
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return settled(classifier, batch, current).backward(classifier, batch, current);
    }

    @Override
    public Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        if (!ramp.isOver(current)) {
            return PLAIN;
        }
        Optional<TrainingBatch> broken = broken(classifier, batch);
        double clean = (1 - beta) / batch.inStep();
        double attacked = beta / batch.inStep();
        return (Objective.Uncoupled) (other, same, now) ->
                backward(other, batch, clean) + (broken.isPresent() ? backward(other, broken.get(), attacked) : 0);
    }

    private static double backward(DifferentiableClassifier classifier, TrainingBatch batch, double weight) {
        Tensor logits = classifier.logits(batch.values(), batch.mask());
        Tensor part = Tensors.scale(
                new CrossEntropy().perRecording(logits, batch.labels()).sum(), weight);
        part.backward();
        return part.item_double();
    }

    /** The broken recordings under t d; notes what came of all that are right. */
    private Optional<TrainingBatch> broken(DifferentiableClassifier classifier, TrainingBatch batch) {
        boolean[] clean = right(classifier, batch, batch.values());
        IntStream.range(0, clean.length)
                .filter(n -> !clean[n])
                .forEach(n -> margins.noteWrong(batch.recordings().get(n)));
        TrainingBatch right = batch.rows(indices(clean));
        if (right.size() == 0) {
            return Optional.empty();
        }
        NoiseSpace space = NoiseSpace.of(
                        new Budget(Norm.LINF, 1, unit), TrainingAttack.victims(right), classifier.contract())
                .withEpsilons(
                        right.recordings().stream().mapToDouble(margins::of).toArray());
        AttackOutcome outcome = Pgd.of(PATH_IN_MARGINS / iterations, iterations, new SoftLogitMargin())
                .with(StepRule.STEEPEST_SHARE)
                .until(Pgd.Stop.AT_END)
                .attack(classifier, space);
        IntStream.of(outcome.survivors())
                .forEach(n -> margins.noteUnbroken(right.recordings().get(n)));
        int[] rows = indices(outcome.broken());
        return rows.length == 0
                ? Optional.empty()
                : Optional.of(
                        refined(classifier, right.rows(rows), space.at(rows), Tensors.rows(outcome.noise(), rows)));
    }

    /** The recordings under the largest share of their noise that leaves them right. */
    private TrainingBatch refined(
            DifferentiableClassifier classifier, TrainingBatch batch, NoiseSpace space, Tensor noise) {
        double[] low = new double[batch.size()];
        for (int i = 1; i <= HALVINGS; i++) {
            double step = Math.pow(HALF, i);
            double[] middle = DoubleStream.of(low).map(share -> share + step).toArray();
            boolean[] right = right(classifier, batch, batch.values().add(noise.mul(perRecording(middle, noise))));
            for (int n = 0; n < low.length; n++) {
                low[n] = right[n] ? middle[n] : low[n];
            }
        }
        Tensor kept = noise.mul(perRecording(low, noise));
        double[] sizes = space.sizes(kept);
        for (int n = 0; n < sizes.length; n++) {
            margins.noteBroken(batch.recordings().get(n), sizes[n]);
        }
        return batch.with(batch.values().add(kept));
    }

    private static Tensor perRecording(double[] numbers, Tensor like) {
        return Tensor.create(numbers, numbers.length, 1, 1).to(like.device(), like.scalar_type());
    }

    private static boolean[] right(DifferentiableClassifier classifier, TrainingBatch batch, Tensor values) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            int[] answers = Logits.predictions(Tensors.toRows(classifier.logits(values, batch.mask())));
            int[] truth = Tensors.toInts(batch.labels());
            boolean[] right = new boolean[truth.length];
            for (int n = 0; n < right.length; n++) {
                right[n] = answers[n] == truth[n];
            }
            return right;
        }
    }

    private static int[] indices(boolean... which) {
        return IntStream.range(0, which.length).filter(n -> which[n]).toArray();
    }
}
