package io.heartproof.attack.white;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.loss.Loss;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import org.bytedeco.pytorch.Tensor;

/**
 * Projected gradient descent: the one loop of FGSM, iterated FGSM and PGD.
 *
 * <pre>{@code
 * d_0     = 0, or uniform in the cube [-epsilon, epsilon]^d, brought into the ball
 * d_(i+1) = into the ball(d_i + step(gradient of loss(x + d_i) with respect to x))
 * }</pre>
 *
 * "Into the ball" is {@link NoiseSpace#bringIn}. The start and each iterate are asked about, so {@code iterations} gradients
 * come with {@code iterations} + 1 forward passes; with {@link Stop#WHEN_BROKEN} a recording leaves at the first that breaks it.
 * Sources: Madry et al. 2018 (arXiv 1706.06083); protocol section 6.
 *
 * @param stepSize in the unit of the space's budget, or as the step rule says; positive
 * @param iterations at least 1
 * @param loss what a step raises
 */
public record Pgd(String name, double stepSize, int iterations, Loss loss, Start start, StepRule stepRule, Stop stop)
        implements Attack {
    public Pgd {
        if (!(stepSize > 0) || Double.isInfinite(stepSize) || iterations < 1) {
            throw new IllegalArgumentException(
                    "expected a positive stepSize and iterations >= 1, got " + stepSize + " and " + iterations);
        }
    }

    /** Where an attack begins. */
    public enum Start {
        /** At the recording itself. */
        CLEAN {
            @Override
            Tensor in(NoiseSpace space) {
                return space.none();
            }
        },
        /** Gaussian noise of standard deviation 0.001, brought into the ball (TRADES, Zhang et al. 2019, algorithm 1). */
        NEARBY {
            @Override
            Tensor in(NoiseSpace space) {
                return space.gaussian(NEARBY_DEVIATION);
            }
        },
        /** Uniform in the cube of the budget, then brought into the ball. */
        RANDOM {
            @Override
            Tensor in(NoiseSpace space) {
                return space.uniform();
            }
        };

        private static final double NEARBY_DEVIATION = 0.001;

        /** The noise to begin with. */
        abstract Tensor in(NoiseSpace space);
    }

    /** When an attack leaves a recording alone. */
    public enum Stop {
        /** After all iterations and a question about what they gave. */
        AT_END(Probe.Leave.NEVER),
        /** After all iterations, without that last question: where only the noise is wanted. */
        UNSEEN(Probe.Leave.NEVER),
        /** As soon as it is broken. */
        WHEN_BROKEN(Probe.Leave.WHEN_BROKEN);

        private final Probe.Leave leave;

        Stop(Probe.Leave leave) {
            this.leave = leave;
        }
    }

    /** PGD from a random start with steepest steps, until broken. */
    public static Pgd of(double stepSize, int iterations, Loss loss) {
        return new Pgd("pgd", stepSize, iterations, loss, Start.RANDOM, StepRule.STEEPEST, Stop.WHEN_BROKEN);
    }

    /** Iterated FGSM (Kurakin et al. 2017): PGD from the recording itself. */
    public static Pgd iteratedFgsm(double stepSize, int iterations, Loss loss) {
        return of(stepSize, iterations, loss).named("ifgsm").from(Start.CLEAN);
    }

    /** FGSM (Goodfellow et al. 2015): one step of the budget's size, {@code epsilon}, from the recording itself. */
    public static Pgd fgsm(double epsilon, Loss loss) {
        return of(epsilon, 1, loss).named("fgsm").from(Start.CLEAN);
    }

    /** The same from another start. */
    public Pgd from(Start other) {
        return new Pgd(name, stepSize, iterations, loss, other, stepRule, stop);
    }

    /** The same with another step rule. */
    public Pgd with(StepRule other) {
        return new Pgd(name, stepSize, iterations, loss, start, other, stop);
    }

    /** The same with another end. */
    public Pgd until(Stop other) {
        return new Pgd(name, stepSize, iterations, loss, start, stepRule, other);
    }

    private Pgd named(String other) {
        return new Pgd(other, stepSize, iterations, loss, start, stepRule, stop);
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        try (Scope run = Scope.open()) {
            GradientProbe probe = GradientProbe.of(classifier, space.victims(), stop.leave);
            Tensor noise = run.handOver(start.in(space));
            StepRule.Steps steps = stepRule.begin(stepSize, noise);
            for (int i = 0; i < iterations && probe.anyOpen(); i++) {
                try (Scope iteration = Scope.open()) {
                    NoiseSpace open = space.at(probe.open());
                    Tensor rows = probe.openRows();
                    Tensor current = noise.index_select(0, rows);
                    Tensor gradient = probe.gradient(loss, current).gradients();
                    probe.keep(noise, open.bringIn(current.add(steps.next(open, gradient, rows))));
                }
            }
            if (stop != Stop.UNSEEN && probe.anyOpen()) {
                probe.logits(noise.index_select(0, probe.openRows()));
            }
            return probe.outcome(noise);
        }
    }
}
