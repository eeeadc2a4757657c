package io.heartproof.attack;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Tensors;
import java.util.Locale;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How the size of noise is measured, each recording for itself. Noise and gradients are (N, L, T). Stateless, safe to share. */
public enum Norm {
    /** The largest absolute value. */
    LINF {
        @Override
        public Tensor steepest(Tensor gradient) {
            return gradient.sign();
        }

        @Override
        public Tensor project(Tensor noise, double epsilon) {
            return Tensors.clamp(noise, -epsilon, epsilon);
        }

        @Override
        public Tensor project(Tensor noise, Tensor epsilons) {
            return torch.maximum(torch.minimum(noise, epsilons), epsilons.neg());
        }

        @Override
        public Tensor size(Tensor noise) {
            return noise.abs().amax(new long[] {1, 2}, false);
        }

        @Override
        public Tensor dualSize(Tensor gradient) {
            return gradient.norm(new ScalarOptional(new Scalar(1.0)), new long[] {1, 2}, false);
        }
    },
    /** The Euclidean length. */
    L2 {
        @Override
        public Tensor steepest(Tensor gradient) {
            Tensor measurable = measurable(gradient);
            return measurable.div(perRecording(size(measurable).clamp_min(new Scalar(SMALLEST_LENGTH))));
        }

        /** The same directions; a gradient whose squares floats do not hold is divided by its largest value. */
        private Tensor measurable(Tensor gradient) {
            Tensor outside = outside(size(gradient));
            if (!outside.any().item_bool()) {
                return gradient;
            }
            Tensor largest = gradient.abs().amax(new long[] {1, 2}, true).clamp_min(new Scalar(SMALLEST_VALUE));
            return torch.where(perRecording(outside), gradient.div(largest), gradient);
        }

        private static Tensor outside(Tensor lengths) {
            return lengths.lt(new Scalar(SMALLEST_LENGTH)).logical_or(lengths.isinf());
        }

        @Override
        public Tensor project(Tensor noise, double epsilon) {
            return noise.mul(perRecording(atMostOne(reciprocalSize(noise).mul(new Scalar(epsilon)))));
        }

        @Override
        public Tensor project(Tensor noise, Tensor epsilons) {
            return noise.mul(perRecording(atMostOne(reciprocalSize(noise).mul(epsilons.view(-1)))));
        }

        private Tensor reciprocalSize(Tensor noise) {
            return size(noise).clamp_min(new Scalar(SMALLEST_LENGTH)).reciprocal();
        }

        private static Tensor atMostOne(Tensor factors) {
            return factors.clamp_max(new Scalar(1.0));
        }

        @Override
        public Tensor size(Tensor noise) {
            return noise.norm(new ScalarOptional(new Scalar(2.0)), new long[] {1, 2}, false);
        }

        @Override
        public Tensor dualSize(Tensor gradient) {
            Tensor lengths = size(gradient);
            return outside(lengths).any().item_bool()
                    ? gradient.mul(steepest(gradient)).sum(new long[] {1, 2}, false, new ScalarTypeOptional())
                    : lengths;
        }
    };

    private static final double SMALLEST_LENGTH = 1e-8;
    private static final double SMALLEST_VALUE = Float.MIN_NORMAL;

    /** The direction of size 1 in which a function with that gradient rises fastest. */
    public abstract Tensor steepest(Tensor gradient);

    /** The nearest noise of size at most {@code epsilon}. */
    public abstract Tensor project(Tensor noise, double epsilon);

    /**
     * The nearest noise of each recording's own size at most; the same to the bit as with a number where all are equal.
     *
     * @param epsilons (N, 1, 1)
     */
    public abstract Tensor project(Tensor noise, Tensor epsilons);

    /** The size per recording: (N). */
    public abstract Tensor size(Tensor noise);

    /** By how much noise of size 1 raises, at most, a function with that gradient, to first order: the dual norm, (N). */
    public abstract Tensor dualSize(Tensor gradient);

    /**
     * Refuses an attack that knows another norm alone.
     *
     * @param attack its name
     */
    public void require(Norm known, String attack) {
        if (this != known) {
            throw BadUsage.expected("norm of " + attack, known.toString(), this);
        }
    }

    /** The name in files: {@code linf} or {@code l2}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Tensor perRecording(Tensor values) {
        return values.view(-1, 1, 1);
    }
}
