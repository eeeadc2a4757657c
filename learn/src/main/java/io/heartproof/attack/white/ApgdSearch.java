package io.heartproof.attack.white;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.loss.Loss;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * One run of {@link Apgd} on the recordings that a probe holds open. Its tensors live in the scope that it was made in. Not
 * thread-safe.
 */
final class ApgdSearch {
    private static final double FIRST_STEP_IN_EPSILONS = 2;
    private static final double TOWARDS_NEXT = 0.75;
    private static final double SMALLEST_SIZE = 1e-12;

    private final NoiseSpace space;
    private final GradientProbe probe;
    private final Loss loss;
    private final Iterates iterates;
    private final Tensor found;

    /**
     * Draws the start.
     *
     * @param space whose epsilons are finite
     * @param probe of its victims
     */
    ApgdSearch(NoiseSpace space, GradientProbe probe, Loss loss) {
        if (DoubleStream.of(space.epsilons()).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException("expected a finite epsilon for each recording");
        }
        this.space = space;
        this.probe = probe;
        this.loss = loss;
        iterates = new Iterates(surface(space.at(probe.open())));
        found = space.none();
    }

    /** Searches for so many iterations. */
    AttackOutcome run(int iterations) {
        float[] losses = look(true);
        StepHalving halving = new StepHalving(firstSteps(), losses);
        iterates.improve(IntStream.range(0, losses.length).toArray());
        Checkpoints checkpoints = new Checkpoints(iterations);
        for (int i = 0; i < iterations && probe.anyOpen(); i++) {
            try (Scope iteration = Scope.open()) {
                iterates.move(next(halving, i == 0 ? 1 : TOWARDS_NEXT));
                float[] now = look(i + 1 < iterations);
                halving.keep(probe.staying());
                iterates.improve(halving.note(now));
                int stretch = checkpoints.next();
                if (stretch > 0) {
                    iterates.restart(halving.halve(stretch));
                }
            }
        }
        keep(iterates.best(), probe.open());
        return probe.outcome(found);
    }

    /** Uniform noise, scaled to the largest size that is allowed. */
    private static Tensor surface(NoiseSpace space) {
        Tensor uniform = space.uniform();
        Tensor size = space.size(uniform).clamp_min(new Scalar(SMALLEST_SIZE));
        return space.bringIn(uniform.mul(space.epsilonTensor().div(size.view(-1, 1, 1))));
    }

    private double[] firstSteps() {
        double[] epsilons = space.epsilons();
        return IntStream.of(probe.open())
                .mapToDouble(n -> FIRST_STEP_IN_EPSILONS * epsilons[n])
                .toArray();
    }

    /** Where a step leads, with {@code share} of it and the rest in the direction of the step before. */
    private Tensor next(StepHalving halving, double share) {
        NoiseSpace open = space.at(probe.open());
        Tensor current = iterates.current();
        double[] sizes = halving.steps();
        Tensor steps = Tensor.create(sizes, sizes.length, 1, 1).to(current.device(), current.scalar_type());
        Tensor stepped =
                open.bringIn(open.steepest(iterates.gradient()).mul_(steps).add_(current));
        // current + share (stepped - current) + (1 - share) (current - previous)
        Tensor next = stepped.mul_(new Scalar(share))
                .add_(current, new Scalar(2 - 2 * share))
                .sub_(iterates.previous(), new Scalar(1 - share));
        return open.bringIn(next);
    }

    /**
     * Asks about the noise; those that it breaks leave with it.
     *
     * @param further whether another step comes, which needs gradients
     * @return the losses of those that stay
     */
    private float[] look(boolean further) {
        int[] asked = probe.open();
        float[] losses = further ? climb(asked) : probe.losses(loss, iterates.current());
        int[] staying = probe.staying();
        if (staying.length < asked.length) {
            keep(iterates.current(), asked);
        }
        iterates.keep(staying);
        float[] ofStaying = new float[staying.length];
        for (int i = 0; i < staying.length; i++) {
            ofStaying[i] = losses[staying[i]];
        }
        return ofStaying;
    }

    /** Where noise is not allowed the gradient does not count, neither in the direction nor in its length. */
    private float[] climb(int... asked) {
        GradientProbe.LossGradients answers = probe.gradient(loss, iterates.current());
        iterates.climb(answers.gradients().mul_(space.at(asked).where()));
        return answers.losses();
    }

    private void keep(Tensor noise, int... recordings) {
        if (recordings.length > 0) {
            found.index_copy_(0, Tensors.indicesLike(found, recordings), noise);
        }
    }
}
