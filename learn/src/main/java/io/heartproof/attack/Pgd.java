package io.heartproof.attack;

import io.heartproof.loss.Loss;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.PieceSizes;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Projected gradient descent: the one loop of FGSM, iterated FGSM and PGD.
 *
 * <pre>{@code
 * d_0     = 0, or uniform in the cube [-epsilon, epsilon]^d, brought into the ball
 * d_(i+1) = into the ball(d_i + step(gradient of loss(x + d_i) with respect to x))
 * }</pre>
 *
 * "Into the ball": multiply by the mask, project, clip x + d to [-1, 1]. The start and each iterate are looked at, so
 * {@code iterations} gradients come with {@code iterations} + 1 forward passes; with {@link Stop#WHEN_BROKEN} a recording
 * leaves at the first that is misclassified. Sources: Madry et al. 2018 (arXiv 1706.06083); protocol section 6.
 *
 * @param budget norm and epsilon
 * @param stepSize in the budget's unit, positive
 * @param iterations at least 1
 */
public record Pgd(
        String name,
        Budget budget,
        double stepSize,
        int iterations,
        Loss loss,
        Start start,
        StepRule stepRule,
        Stop stop)
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
        CLEAN,
        /** Gaussian noise of standard deviation 0.001, brought into the ball (TRADES, Zhang et al. 2019, algorithm 1). */
        NEARBY,
        /** Uniform in the cube of the budget, then brought into the ball. */
        RANDOM
    }

    /** When an attack leaves a recording alone. */
    public enum Stop {
        /** After all iterations, and a look at what they gave. */
        AT_END,
        /** After all iterations, without that last look: for who only wants the noise. */
        UNSEEN,
        /** As soon as it is misclassified. */
        WHEN_BROKEN
    }

    /** PGD from a random start with steepest steps, until broken. */
    public static Pgd of(Budget budget, double stepSize, int iterations, Loss loss) {
        return new Pgd("pgd", budget, stepSize, iterations, loss, Start.RANDOM, StepRule.STEEPEST, Stop.WHEN_BROKEN);
    }

    /** Iterated FGSM (Kurakin et al. 2017): PGD from the recording itself. */
    public static Pgd iteratedFgsm(Budget budget, double stepSize, int iterations, Loss loss) {
        return of(budget, stepSize, iterations, loss).named("ifgsm").from(Start.CLEAN);
    }

    /** FGSM (Goodfellow et al. 2015): one step of the budget's size from the recording itself. */
    public static Pgd fgsm(Budget budget, Loss loss) {
        return of(budget, budget.epsilon(), 1, loss).named("fgsm").from(Start.CLEAN);
    }

    /** The same from another start. */
    public Pgd from(Start other) {
        return new Pgd(name, budget, stepSize, iterations, loss, other, stepRule, stop);
    }

    /** The same with another step rule. */
    public Pgd with(StepRule other) {
        return new Pgd(name, budget, stepSize, iterations, loss, start, other, stop);
    }

    /** The same with another end. */
    public Pgd until(Stop other) {
        return new Pgd(name, budget, stepSize, iterations, loss, start, stepRule, other);
    }

    private Pgd named(String other) {
        return new Pgd(other, budget, stepSize, iterations, loss, start, stepRule, stop);
    }

    @Override
    public Outcome attack(DifferentiableClassifier classifier, Victims victims) {
        try (Scope run = Scope.open();
                Parameters.Frozen frozen = classifier.parameters().freeze()) {
            Ball ball = new Ball(budget);
            Tensor noise = run.handOver(ball.start(start, victims));
            StepRule.Steps steps = stepRule.begin(budget.norm(), stepSize, noise);
            Looks looks = new Looks(Tensors.toInts(victims.labels()), stop);
            int lastLook = stop == Stop.UNSEEN ? iterations - 1 : iterations;
            for (int i = 0; i <= lastLook && looks.anyOpen(); i++) {
                try (Scope iteration = Scope.open()) {
                    Victims open = victims.rows(looks.open());
                    Tensor rows = Tensors.of(looks.open(), classifier.device());
                    Tensor current = noise.index_select(0, rows);
                    Tensor gradient = look(classifier, open, current, i < iterations, looks);
                    int[] remaining = looks.closeRanks();
                    if (i < iterations && remaining.length > 0) {
                        Tensor moved = ball.bringIn(current.add(steps.next(gradient, rows)), open);
                        noise.index_copy_(0, Tensors.rows(rows, remaining), Tensors.rows(moved, remaining));
                    }
                }
            }
            return new Outcome(noise, looks.predictions(), looks.broken());
        }
    }

    /** Looks at the recordings under attack; the gradients (N, L, T) of those that stay, if they are to be moved, else zero. */
    private Tensor look(DifferentiableClassifier classifier, Victims open, Tensor noise, boolean toMove, Looks looks) {
        Tensor gradients = torch.zeros_like(noise);
        int from = 0;
        // A batch that closes ranks would go through every number of recordings; another keeps its own.
        List<Integer> sizes =
                stop == Stop.WHEN_BROKEN ? PieceSizes.pieces(open.count(), classifier.device()) : List.of(open.count());
        for (int size : sizes) {
            try (Scope scope = Scope.open()) {
                Victims piece = open.part(from, size);
                Tensor x = piece.values().add(noise.narrow(0, from, size)).set_requires_grad(true);
                Tensor logits = classifier.logits(x, piece.mask());
                boolean anyStays = looks.look(from, Tensors.toRows(logits));
                if (toMove && anyStays) {
                    Tensor total = loss.perRecording(logits, piece.labels()).sum();
                    gradients.narrow(0, from, size).copy_(Tensors.gradient(total, x));
                }
            }
            from += size;
        }
        return gradients;
    }
}
