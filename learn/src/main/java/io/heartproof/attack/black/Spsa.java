package io.heartproof.attack.black;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe;
import io.heartproof.attack.white.StepRule;
import io.heartproof.classifier.Classifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Simultaneous perturbation stochastic approximation: steps along a gradient that is estimated from pairs of answers.
 *
 * <pre>{@code
 * g = sum over pairs of (m(x + in(d + delta s)) - m(x + in(d - delta s))) s
 * s = plus or minus 1, drawn for each stretch of each lead
 * d = in(d + Adam(g)),   m = max over k != y of z_k, - z_y,   in = into the ball
 * }</pre>
 *
 * Every question lies inside the ball, so that any of them may break a recording, which then leaves; the paper asks outside of
 * it, too. Delta and Adam's learning rate are the paper's 0.01 at 8/255 for inputs in [0, 1], as a share of epsilon: about
 * 0.32. The paper draws a sign for each of 3,072 values and takes 2,048 samples a step; ten seconds of eight leads are 40,000
 * values, and as many samples for each would cost a recording hours. So one sign changes a stretch of time, and the default is
 * 64 samples a step and 15 steps, about as many questions as {@link Square} has, with stretches of 0.128 s, which break most
 * ({@code docs/measurements/attacks.md}). Linf only: both step sizes are those of a cube. Source: Uesato et al. 2018, algorithm
 * 1 (arXiv 1802.05666). Immutable, safe to share.
 *
 * @param iterations steps, at least 1
 * @param samples questions per step, an even number; one more is about the step itself
 * @param stretchSeconds how long one sign lasts, positive; at least a sample
 */
public record Spsa(int iterations, int samples, double stretchSeconds) implements BlackBoxAttack {
    private static final String NAME = "spsa";
    private static final double SHARE_OF_EPSILON = 0.01 / (8.0 / 255);

    public Spsa {
        if (iterations < 1) {
            throw BadUsage.expected("iterations of " + NAME, "at least 1", iterations);
        }
        if (samples < 2 || samples % 2 != 0) {
            throw BadUsage.expected("samples of " + NAME, "an even number", samples);
        }
        if (!(stretchSeconds > 0) || Double.isInfinite(stretchSeconds)) {
            throw BadUsage.expected("stretchSeconds of " + NAME, "a positive number", stretchSeconds);
        }
    }

    /** With about as many questions as Square's default. */
    public static Spsa standard() {
        return new Spsa(15, 64, 0.128);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        space.norm().require(Norm.LINF, NAME);
        try (Scope run = Scope.open()) {
            Probe probe = Probe.of(classifier, space.victims());
            BestNoise best = new BestNoise(space, run.handOver(space.none()));
            PairedQuestions questions = new PairedQuestions(space, probe, best, stretch(classifier));
            Tensor noise = space.none();
            StepRule.Steps steps = StepRule.ADAM.begin(SHARE_OF_EPSILON, noise);
            for (int i = 0; i < iterations && probe.anyOpen(); i++) {
                try (Scope iteration = Scope.open()) {
                    Tensor gradient = questions.gradient(noise, SHARE_OF_EPSILON, samples / 2);
                    if (probe.anyOpen()) {
                        NoiseSpace open = space.at(probe.open());
                        Tensor rows = probe.openRows();
                        Tensor change = steps.next(open, gradient.index_select(0, rows), rows);
                        Tensor current = noise.index_select(0, rows);
                        Tensor next = open.bringIn(current.add(change.mul(open.epsilonTensor())));
                        noise.index_copy_(0, rows, next);
                        questions.ask(next);
                    }
                }
            }
            return probe.outcome(best.noise());
        }
    }

    private int stretch(Classifier classifier) {
        double samplesPerSecond = classifier.contract().samplingRateHz();
        return Math.toIntExact(Math.max(1, Math.round(stretchSeconds * samplesPerSecond)));
    }
}
