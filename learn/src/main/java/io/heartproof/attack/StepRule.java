package io.heartproof.attack;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How one iteration turns a gradient into a change of the noise. */
public enum StepRule {
    /** {@code stepSize} in the norm's steepest direction (Madry et al. 2018, section 2.1). */
    STEEPEST {
        @Override
        Steps begin(Norm norm, double stepSize, Tensor noise) {
            return (gradient, rows) -> norm.steepest(gradient).mul(new Scalar(stepSize));
        }
    },
    /**
     * Adamax (Kingma and Ba 2015, algorithm 2) upwards, with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 and {@code
     * stepSize} as learning rate.
     */
    ADAMAX {
        @Override
        Steps begin(Norm norm, double stepSize, Tensor noise) {
            Tensor mean = torch.zeros_like(noise);
            Tensor largest = torch.zeros_like(noise);
            int[] done = {0};
            return (gradient, rows) -> {
                done[0]++;
                Tensor m = mean.index_select(0, rows).mul_(new Scalar(0.9)).add_(gradient, new Scalar(0.1));
                Tensor u = torch.maximum(
                        largest.index_select(0, rows).mul_(new Scalar(0.999)),
                        gradient.abs().add_(new Scalar(1e-8)));
                mean.index_copy_(0, rows, m);
                largest.index_copy_(0, rows, u);
                return m.div(u).mul_(new Scalar(stepSize / (1 - Math.pow(0.9, done[0]))));
            };
        }
    };

    /** The steps of one run. */
    @FunctionalInterface
    interface Steps {
        /** The change for the recordings {@code rows} (indices as a tensor) that have that gradient. */
        Tensor next(Tensor gradient, Tensor rows);
    }

    /** Begins a run on noise of that shape; what it remembers lives in the current scope. */
    abstract Steps begin(Norm norm, double stepSize, Tensor noise);
}
