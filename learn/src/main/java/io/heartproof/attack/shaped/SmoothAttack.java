package io.heartproof.attack.shaped;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe.Leave;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Smooth adversarial perturbation (SAP): noise that is a mean of Gaussian convolutions of a variable.
 *
 * <pre>{@code
 * v = what PGD from no noise finds in `free` steps of epsilon / 10
 * v = in(v + epsilon / 10 sign(gradient by v of the loss at x + noise(v))), `smooth` times,   noise: GaussianMean
 * }</pre>
 *
 * Only smooth noise counts: what breaks a recording on the way to the first v does not. In L2 the steps are those of that norm.
 * Source: Han et al. 2020, Nature Medicine 26, 360-363, methods and published program. Deviations: noise is masked and clipped;
 * kernels have one duration at all rates; the loss is the soft margin, whose gradient has the direction of cross entropy's and
 * does not vanish where a network is sure. Default: the steps of the ICMLA 2020 program, 100 and 200 (the paper makes 20 and 40).
 * That program overwrites its sum of convolutions, so its noise is a 25th of ours ({@code docs/protocol.md}). Immutable, safe to
 * share.
 *
 * @param free steps on noise of no shape, at least 1
 * @param smooth steps on the variable of smooth noise, at least 1
 */
public record SmoothAttack(int free, int smooth) implements Attack {
    private static final String NAME = "sap";
    private static final double STEP = 0.1;

    public SmoothAttack {
        if (free < 1 || smooth < 1) {
            throw BadUsage.expected("steps of " + NAME, "at least 1 and 1", free + " and " + smooth);
        }
    }

    /** With 100 and 200 steps. */
    public static SmoothAttack standard() {
        return new SmoothAttack(100, 200);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            NoiseShape shape = GaussianMean.at(classifier.contract().samplingRateHz());
            GradientProbe first = GradientProbe.of(classifier, space.victims(), Leave.NEVER);
            Tensor variable = space.none();
            new ShapedSteps(new SoftLogitMargin(), free, STEP).run(first, space, NoiseShape.FREE, variable);
            GradientProbe probe = GradientProbe.of(classifier, space.victims(), Leave.WHEN_BROKEN);
            new ShapedSteps(new SoftLogitMargin(), smooth, STEP).run(probe, space, shape, variable);
            AttackOutcome outcome = ShapedSteps.end(probe, space, shape, variable);
            outcome.passes().add(first.passes());
            run.handOver(outcome.noise());
            return outcome;
        }
    }
}
