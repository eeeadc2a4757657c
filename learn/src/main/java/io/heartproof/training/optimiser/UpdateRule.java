package io.heartproof.training.optimiser;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How a parameter moves along its gradient. Called without gradient tracking; changes {@code value} and {@code memory} in
 * place. The formulas are those of PyTorch's optimisers of the same names, with beta1 = 0.9, beta2 = 0.999 and
 * epsilon = 1e-8.
 */
interface UpdateRule {
    /** Names of what is remembered per parameter, each of its shape and zero at first. */
    List<String> memory();

    /** Moves one parameter. */
    void update(Tensor value, Tensor gradient, List<Tensor> memory, CurrentStep step);

    /**
     * When a parameter is moved.
     *
     * @param number from 1
     * @param learningRate of this step
     */
    record CurrentStep(int number, double learningRate) {}

    /** The rule that a configuration asks for. */
    static UpdateRule of(OptimiserConfig config) {
        Decay decay = Decay.of(config);
        return switch (config.kind()) {
            case ADAM, ADAMW -> new Adam(decay);
            case ADAMAX -> new Adamax(decay);
            case SGD -> new Nesterov(config.momentum(), decay);
        };
    }

    /** How weights are drawn towards zero; returns the gradient to go on with. */
    @FunctionalInterface
    interface Decay {
        Tensor apply(Tensor value, Tensor gradient, CurrentStep step);

        /** The decay that a configuration asks for. */
        static Decay of(OptimiserConfig config) {
            boolean beside = config.decayForm() == DecayForm.DECOUPLED || config.kind() == OptimiserKind.ADAMW;
            return beside ? new DecoupledDecay(config.weightDecay()) : new CoupledDecay(config.weightDecay());
        }
    }

    /** The decay is part of the gradient. */
    record CoupledDecay(double rate) implements Decay {
        @Override
        public Tensor apply(Tensor value, Tensor gradient, CurrentStep step) {
            return rate == 0 ? gradient : gradient.add(value, new Scalar(rate));
        }
    }

    /** The decay is a step of its own (Loshchilov and Hutter 2019). */
    record DecoupledDecay(double rate) implements Decay {
        @Override
        public Tensor apply(Tensor value, Tensor gradient, CurrentStep step) {
            if (rate > 0) {
                value.mul_(new Scalar(1 - step.learningRate() * rate));
            }
            return gradient;
        }
    }

    /** Adam (Kingma and Ba 2015, algorithm 1), or AdamW with decoupled decay. */
    record Adam(Decay decay) implements UpdateRule {
        @Override
        public List<String> memory() {
            return List.of("mean", "square");
        }

        @Override
        public void update(Tensor value, Tensor gradient, List<Tensor> memory, CurrentStep step) {
            Tensor g = decay.apply(value, gradient, step);
            Tensor mean = Betas.mean(memory.get(0), g);
            Tensor square = memory.get(1).mul_(new Scalar(Betas.SECOND));
            square.addcmul_(g, g, new Scalar(1 - Betas.SECOND));
            Tensor denominator = square.sqrt()
                    .div_(new Scalar(Math.sqrt(1 - Math.pow(Betas.SECOND, step.number()))))
                    .add_(new Scalar(Betas.EPSILON));
            value.addcdiv_(mean, denominator, new Scalar(-step.learningRate() / Betas.firstCorrection(step.number())));
        }
    }

    /** Adamax (Kingma and Ba 2015, algorithm 2). */
    record Adamax(Decay decay) implements UpdateRule {
        @Override
        public List<String> memory() {
            return List.of("mean", "largest");
        }

        @Override
        public void update(Tensor value, Tensor gradient, List<Tensor> memory, CurrentStep step) {
            Tensor g = decay.apply(value, gradient, step);
            Tensor mean = Betas.mean(memory.get(0), g);
            Tensor largest = memory.get(1);
            largest.copy_(
                    torch.maximum(largest.mul(new Scalar(Betas.SECOND)), g.abs().add_(new Scalar(Betas.EPSILON))));
            value.addcdiv_(mean, largest, new Scalar(-step.learningRate() / Betas.firstCorrection(step.number())));
        }
    }

    /** Gradient descent with Nesterov momentum (Sutskever et al. 2013, in PyTorch's form). */
    record Nesterov(double momentum, Decay decay) implements UpdateRule {
        @Override
        public List<String> memory() {
            return List.of("velocity");
        }

        @Override
        public void update(Tensor value, Tensor gradient, List<Tensor> memory, CurrentStep step) {
            Tensor g = decay.apply(value, gradient, step);
            Tensor velocity = memory.get(0).mul_(new Scalar(momentum)).add_(g);
            value.sub_(g.add(velocity, new Scalar(momentum)), new Scalar(step.learningRate()));
        }
    }

    /** What Adam and Adamax share. */
    final class Betas {
        static final double FIRST = 0.9;
        static final double SECOND = 0.999;
        static final double EPSILON = 1e-8;

        private Betas() {}

        static Tensor mean(Tensor mean, Tensor gradient) {
            return mean.mul_(new Scalar(FIRST)).add_(gradient, new Scalar(1 - FIRST));
        }

        static double firstCorrection(int step) {
            return 1 - Math.pow(FIRST, step);
        }
    }
}
