package io.heartproof.attack.white;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.loss.Loss;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One run of {@link Fmn}. Its tensors live in the scope that it was made in. Not thread-safe. */
final class FmnSearch {
    private static final double SMALLEST_SLOPE = Float.MIN_VALUE;
    private static final double LEAST_GROWTH = 1e-4;
    private static final double BEYOND = 1e9;
    private static final Annealed STEP = new Annealed(1, 0.01);
    private static final Annealed CHANGE = new Annealed(0.05, 0.001);

    private final NoiseSpace space;
    private final GradientProbe probe;
    private final Loss loss;
    private final List<ClassSet> truths;
    private final int[] predictions;
    private final LogOdds[] odds;
    private final BallSizes balls;
    private final Tensor widest;
    private final Tensor noise;
    private final Tensor best;

    FmnSearch(DifferentiableClassifier classifier, NoiseSpace space, Loss loss) {
        this.space = space;
        this.loss = loss;
        probe = GradientProbe.of(classifier, space.victims(), Probe.Leave.NEVER);
        truths = space.victims().truths();
        predictions = new int[truths.size()];
        odds = AttackOutcome.none(truths.size());
        Tensor far = far(space);
        widest = space.inUnits(far).abs().amax(new long[] {1, 2}, true);
        balls = new BallSizes(space.sizes(far));
        noise = space.none();
        best = space.none();
    }

    /** A number that falls from {@code first} to {@code last} by half a cosine. */
    private record Annealed(double first, double last) {
        double at(int step, int steps) {
            return last + (first - last) * (1 + Math.cos(Math.PI * step / steps)) / 2;
        }
    }

    MinimumNoiseOutcome run(int steps) {
        for (int i = 0; i < steps - 1; i++) {
            try (Scope step = Scope.open()) {
                GradientProbe.LossGradients answers = probe.gradient(loss, noise);
                double[] sizes = take(answers.logits());
                Tensor gradient = answers.gradients().mul_(space.where());
                balls.resize(CHANGE.at(i, steps), nearest(sizes, answers.losses(), gradient));
                noise.copy_(space.withEpsilons(balls.epsilons()).bringIn(stepped(gradient, STEP.at(i, steps))));
            }
        }
        take(probe.logits(noise));
        double[] smallest = balls.smallest();
        copy(IntStream.range(0, smallest.length)
                .filter(n -> Double.isInfinite(smallest[n]))
                .toArray());
        return new MinimumNoiseOutcome(smallest, best, predictions, odds, probe.passes());
    }

    /** Noise to the far end of the range in every sample, whatever the epsilons. */
    private static Tensor far(NoiseSpace space) {
        double[] unbounded = new double[space.victims().count()];
        Arrays.fill(unbounded, Double.POSITIVE_INFINITY);
        Tensor values = space.victims().values();
        Tensor beyond = torch.full_like(values, new Scalar(BEYOND))
                .masked_fill(values.ge(new Scalar(0.0)), new Scalar(-BEYOND));
        return space.withEpsilons(unbounded).bringIn(beyond);
    }

    /** Keeps the noise of those that it breaks at a smaller size than any before; returns its sizes. */
    private double[] take(float[]... logits) {
        double[] sizes = space.sizes(noise);
        boolean[] broken = new boolean[logits.length];
        for (int n = 0; n < logits.length; n++) {
            broken[n] = space.victims().criterion().isBroken(logits[n], truths.get(n));
        }
        int[] better = balls.note(broken, sizes);
        double[] smallest = balls.smallest();
        for (int n = 0; n < logits.length; n++) {
            if (Double.isInfinite(smallest[n]) || Arrays.binarySearch(better, n) >= 0) {
                predictions[n] = AttackOutcome.prediction(logits[n]);
                odds[n] = space.victims().odds(truths.get(n), logits[n]);
            }
        }
        copy(better);
        return sizes;
    }

    private void copy(int... recordings) {
        if (recordings.length > 0) {
            best.index_copy_(0, Tensors.indicesLike(best, recordings), Tensors.rows(noise, recordings));
        }
    }

    /** The noise after a step of that share of the widest change that the range allows. */
    private Tensor stepped(Tensor gradient, double share) {
        Tensor direction = Norm.L2.steepest(space.timesUnit(gradient));
        return space.timesUnit(direction.mul_(widest).mul_(new Scalar(share))).add_(noise);
    }

    /**
     * How large noise would have to be where the loss is linear; a little more, as noise right on the boundary breaks nothing.
     */
    private double[] nearest(double[] sizes, float[] losses, Tensor gradient) {
        float[] slopes = Tensors.toFloats(space.dualSize(gradient));
        return IntStream.range(0, sizes.length)
                .mapToDouble(n -> sizes[n]
                        + Math.max(Math.abs(losses[n]) / Math.max(slopes[n], SMALLEST_SLOPE), sizes[n] * LEAST_GROWTH))
                .toArray();
    }
}
