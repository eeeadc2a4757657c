package io.heartproof.attack;

import io.heartproof.tensor.Tensors;
import java.util.Locale;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/** How the size of noise is measured, each recording for itself. Noise and gradients are (N, L, T). */
public enum Norm {
    /** The largest absolute value. */
    LINF {
        @Override
        Tensor steepest(Tensor gradient) {
            return gradient.sign();
        }

        @Override
        Tensor project(Tensor noise, double epsilon) {
            return Tensors.clamp(noise, -epsilon, epsilon);
        }

        @Override
        Tensor size(Tensor noise) {
            return noise.abs().amax(new long[] {1, 2}, false);
        }
    },
    /** The Euclidean length. */
    L2 {
        @Override
        Tensor steepest(Tensor gradient) {
            return gradient.div(perRecording(size(gradient).clamp_min(new Scalar(SMALLEST_LENGTH))));
        }

        @Override
        Tensor project(Tensor noise, double epsilon) {
            Tensor length = size(noise).clamp_min(new Scalar(SMALLEST_LENGTH));
            Tensor factor = length.reciprocal().mul(new Scalar(epsilon)).clamp_max(new Scalar(1.0));
            return noise.mul(perRecording(factor));
        }

        @Override
        Tensor size(Tensor noise) {
            return noise.norm(new ScalarOptional(new Scalar(2.0)), new long[] {1, 2}, false);
        }
    };

    private static final double SMALLEST_LENGTH = 1e-8;

    /** The direction of size 1 in which a function with that gradient rises fastest. */
    abstract Tensor steepest(Tensor gradient);

    /** The nearest noise of size at most {@code epsilon}. */
    abstract Tensor project(Tensor noise, double epsilon);

    /** The size per recording: (N). */
    abstract Tensor size(Tensor noise);

    /** The name in files: {@code linf} or {@code l2}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Tensor perRecording(Tensor values) {
        return values.view(-1, 1, 1);
    }
}
