package io.heartproof.attack.white;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.loss.LogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;

/**
 * {@code fmn}, fast minimum norm: one run finds a small noise of each recording, where a ladder of levels would need one
 * run each. The ball shrinks while the recording is broken in it and grows while it is not.
 *
 * <pre>{@code
 * m       = LogitMargin at d_i,  g its gradient
 * epsilon = min((1 - gamma) epsilon, smallest size found)    broken by d_i
 *           (1 + gamma) epsilon                              not by d_i, but by a noise before
 *           ||d_i|| + |m| / ||g||_dual                       never yet: as far as the boundary would be if the network were linear
 * d_(i+1) = into the ball of epsilon(d_i + alpha g / ||g||_2)
 * }</pre>
 *
 * alpha falls from w to w / 100 and gamma from 0.05 to 0.001, both by half a cosine; w is the widest change that the range of
 * the recording allows in a sample, which is 2 where leads are scaled by their peak (1 in the paper, where inputs lie in [0, 1]).
 * d_0 is no noise. Every noise is asked about: {@code steps} forward passes, a gradient less.
 *
 * <p>Source: Pintor et al. 2021 (arXiv 2102.12827, algorithm 1), with the constants and the first epsilon of adv_lib's
 * program; but a ball that has not broken the recording grows by at least 1e-4 of the noise's size, as that program would stay
 * where an answer is a tie for ever. In L2 noise inside the ball stays as it is; adv_lib's program scales it to the ball's
 * surface. Immutable.
 *
 * @param steps at least 2; {@link #STEPS} by default
 */
public record Fmn(int steps) implements Attack, MinimumNoise {
    /** With so many the sizes hardly shrink further. */
    public static final int STEPS = 200;

    public Fmn {
        if (steps < 2) {
            throw new IllegalArgumentException("expected steps >= 2, got " + steps);
        }
    }

    @Override
    public String name() {
        return "fmn";
    }

    @Override
    public int mostPasses() {
        return 2 * steps - 1;
    }

    @Override
    public MinimumNoiseOutcome smallest(DifferentiableClassifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            MinimumNoiseOutcome found = new FmnSearch(classifier, space, new LogitMargin()).run(steps);
            run.handOver(found.noise());
            return found;
        }
    }

    /** Broken is a recording whose smallest noise is inside its epsilon. */
    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        return smallest(classifier, space).within(space.epsilons());
    }
}
