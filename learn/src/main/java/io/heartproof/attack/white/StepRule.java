package io.heartproof.attack.white;

import io.heartproof.attack.NoiseSpace;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How one iteration turns a gradient into a change of the noise. */
public enum StepRule {
    /** {@code stepSize} in the norm's steepest direction (Madry et al. 2018, section 2.1). */
    STEEPEST {
        @Override
        public Steps begin(double stepSize, Tensor noise) {
            return (space, gradient, rows) -> space.steepest(gradient).mul(new Scalar(stepSize));
        }
    },
    /** The same, with {@code stepSize} as a share of each recording's epsilon. */
    STEEPEST_SHARE {
        @Override
        public Steps begin(double stepSize, Tensor noise) {
            return (space, gradient, rows) -> {
                double[] steps = DoubleStream.of(space.epsilons())
                        .map(epsilon -> epsilon * stepSize)
                        .toArray();
                Tensor perRecording =
                        Tensor.create(steps, steps.length, 1, 1).to(gradient.device(), gradient.scalar_type());
                return space.steepest(gradient).mul(perRecording);
            };
        }
    },
    /**
     * Adamax (Kingma and Ba 2015, algorithm 2) upwards, with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 and {@code
     * stepSize} as learning rate.
     */
    ADAMAX {
        @Override
        public Steps begin(double stepSize, Tensor noise) {
            Tensor mean = torch.zeros_like(noise);
            Tensor largest = torch.zeros_like(noise);
            int[] done = {0};
            return (space, gradient, rows) -> {
                done[0]++;
                Tensor inUnits = space.timesUnit(gradient);
                Tensor m = mean.index_select(0, rows).mul_(new Scalar(0.9)).add_(inUnits, new Scalar(0.1));
                Tensor u = torch.maximum(
                        largest.index_select(0, rows).mul_(new Scalar(0.999)),
                        inUnits.abs().add_(new Scalar(1e-8)));
                mean.index_copy_(0, rows, m);
                largest.index_copy_(0, rows, u);
                return space.timesUnit(m.div(u).mul_(new Scalar(stepSize / (1 - Math.pow(0.9, done[0])))));
            };
        }
    },
    /** Adam (Kingma and Ba 2015, algorithm 1) upwards, with the same constants. */
    ADAM {
        @Override
        public Steps begin(double stepSize, Tensor noise) {
            Tensor mean = torch.zeros_like(noise);
            Tensor square = torch.zeros_like(noise);
            int[] done = {0};
            return (space, gradient, rows) -> {
                done[0]++;
                Tensor inUnits = space.timesUnit(gradient);
                Tensor m = mean.index_select(0, rows).mul_(new Scalar(0.9)).add_(inUnits, new Scalar(0.1));
                Tensor v = square.index_select(0, rows).mul_(new Scalar(0.999));
                v.addcmul_(inUnits, inUnits, new Scalar(0.001));
                mean.index_copy_(0, rows, m);
                square.index_copy_(0, rows, v);
                Tensor root = v.div(new Scalar(1 - Math.pow(0.999, done[0]))).sqrt_();
                double factor = stepSize / (1 - Math.pow(0.9, done[0]));
                return space.timesUnit(m.div(root.add_(new Scalar(1e-8))).mul_(new Scalar(factor)));
            };
        }
    };

    /** The steps of one run. */
    @FunctionalInterface
    public interface Steps {
        /**
         * The change for some recordings.
         *
         * @param space of their noise
         * @param gradient (rows, L, T)
         * @param rows their indices among all victims, as a tensor
         */
        Tensor next(NoiseSpace space, Tensor gradient, Tensor rows);
    }

    /**
     * Begins a run, with a step size in the budget's unit, on noise of that shape; what it remembers lives in the current
     * scope.
     */
    public abstract Steps begin(double stepSize, Tensor noise);
}
