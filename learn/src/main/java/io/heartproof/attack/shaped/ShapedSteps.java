package io.heartproof.attack.shaped;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.loss.Loss;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Steepest steps on a variable of which the noise is a function.
 *
 * <pre>{@code
 * v = in(v + step epsilon steepest(gradient of loss(x + noise(v)) with respect to v)),   in = into the ball
 * }</pre>
 *
 * Every iterate is asked about. With {@link NoiseShape#FREE} it is PGD. Immutable, safe to share.
 *
 * @param loss what a step raises
 * @param iterations at least 1
 * @param step a share of epsilon
 */
record ShapedSteps(Loss loss, int iterations, double step) {
    /** Changes the variable, (N, L, T), in place; a recording that leaves keeps that which broke it. */
    void run(GradientProbe probe, NoiseSpace space, NoiseShape shape, Tensor variable) {
        for (int i = 0; i < iterations && probe.anyOpen(); i++) {
            try (Scope iteration = Scope.open()) {
                NoiseSpace open = space.at(probe.open());
                Tensor current = variable.index_select(0, probe.openRows()).set_requires_grad(true);
                Tensor noise = shape.noise(open, current);
                Tensor byNoise = probe.gradient(loss, noise.detach()).gradients();
                Tensor byVariable = Tensors.gradient(noise.mul(byNoise).sum(), current);
                Tensor change =
                        open.steepest(byVariable).mul(open.epsilonTensor()).mul(new Scalar(step));
                probe.keep(variable, open.bringIn(current.detach().add(change)));
            }
        }
    }

    /**
     * Asks about what the last step gave.
     *
     * @return with the noise in the current scope
     */
    static AttackOutcome end(GradientProbe probe, NoiseSpace space, NoiseShape shape, Tensor variable) {
        Tensor noise = shape.noise(space, variable);
        if (probe.anyOpen()) {
            probe.logits(noise.index_select(0, probe.openRows()));
        }
        return probe.outcome(noise);
    }
}
