package io.heartproof.attack.white;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Dlr;
import io.heartproof.loss.Loss;
import io.heartproof.loss.ProbabilityMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;

/**
 * Auto-PGD: projected gradient steps with momentum, whose size is halved where they no longer raise the loss.
 *
 * <pre>{@code
 * d_0     = uniform in the cube of epsilon, scaled to size epsilon
 * z       = into the ball(d_i + s g_i),                    g_i the steepest direction of the loss at d_i, s = 2 epsilon at first
 * d_(i+1) = into the ball(d_i + a (z - d_i) + (1 - a) (d_i - d_(i-1))),             a = 1 in the first iteration, then 0.75
 * }</pre>
 *
 * At {@link Checkpoints} the step of a recording is halved, and its search goes on from its best point, as {@link
 * StepHalving} says. "Into the ball" is {@link NoiseSpace#bringIn}. The start and each iterate are asked about: {@code
 * iterations} + 1 forward passes, {@code iterations} gradients. A recording leaves at the first answer that is not its
 * label, unless the search goes {@link #toTheEnd}; one that stays keeps the noise of its highest loss.
 *
 * <p>Source: Croce and Hein 2020 (arXiv 2003.01690, algorithm 1), with the constants of the authors' program. Theirs starts in L2
 * from Gaussian noise, ours from uniform noise in both norms; theirs goes on with recordings that are broken. Immutable.
 *
 * @param name such as {@code apgd-ce}
 * @param loss what a step raises
 * @param iterations at least 1; {@link #ITERATIONS} in the paper
 * @param leave when a recording leaves the search
 */
public record Apgd(String name, Loss loss, int iterations, Probe.Leave leave) implements Attack {
    /** The paper's number. */
    public static final int ITERATIONS = 100;

    public Apgd {
        if (iterations < 1) {
            throw new IllegalArgumentException("expected iterations >= 1, got " + iterations);
        }
    }

    /** {@code apgd-ce}: on cross entropy. */
    public static Apgd crossEntropy(int iterations) {
        return untilBroken("apgd-ce", new CrossEntropy(), iterations);
    }

    /** {@code apgd-dlr}: on the difference of logits ratio, which needs {@link Dlr#FEWEST_CLASSES} classes. */
    public static Apgd dlr(int iterations) {
        return untilBroken("apgd-dlr", new Dlr(), iterations);
    }

    /** {@code apgd-margin}: on the margin in probabilities. */
    public static Apgd margin(int iterations) {
        return untilBroken("apgd-margin", new ProbabilityMargin(), iterations);
    }

    private static Apgd untilBroken(String name, Loss loss, int iterations) {
        return new Apgd(name, loss, iterations, Probe.Leave.WHEN_BROKEN);
    }

    /**
     * The same, going on with recordings that are broken: the noise of the highest loss, such as another network is tried with.
     */
    public Apgd toTheEnd() {
        return new Apgd(name, loss, iterations, Probe.Leave.NEVER);
    }

    @Override
    public int mostPasses() {
        return 2 * iterations + 1;
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            GradientProbe probe = GradientProbe.of(classifier, space.victims(), leave);
            AttackOutcome outcome = new ApgdSearch(space, probe, loss).run(iterations);
            run.handOver(outcome.noise());
            return outcome;
        }
    }
}
