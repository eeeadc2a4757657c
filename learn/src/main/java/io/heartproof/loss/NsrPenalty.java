package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise-to-signal ratio: how much the label's logit changes with the input, measured against the logit itself.
 *
 * <pre>{@code
 * log(1 + r)  where  r > alpha, else 0,   r = noise ||ds/dx||_q / (s + 0.01),   s = max(z_y, 0)
 * }</pre>
 *
 * A recording with {@code z_y <= 0} has 0. The gradient runs over the whole padded input. All recordings of a batch cost one
 * backward pass, as none of them depends on another's input. Sources: ICMLA 2020 (arXiv 2008.03609), protocol section 5: q = 1,
 * for noise bounded in Linf, noise 1 and alpha 0; q = 2, for noise bounded in L2, noise and alpha: the program of the follow-up
 * (arXiv 2110.09759), {@code dZdX_NSR} with its {@code norm_type} 2, {@code noise_norm} and {@code alpha}. Immutable.
 *
 * @param gradient q
 * @param noise size of the noise, positive
 * @param alpha the ratio that costs nothing, 0 or more
 */
public record NsrPenalty(GradientNorm gradient, double noise, double alpha) {
    /** As the paper has it. */
    public static final NsrPenalty PUBLISHED = new NsrPenalty(GradientNorm.L1, 1, 0);

    private static final double SMALLEST_SIGNAL = 0.01;

    public NsrPenalty {
        if (!(noise > 0 && alpha >= 0) || Double.isInfinite(noise + alpha)) {
            throw new IllegalArgumentException(
                    "expected a positive noise and alpha >= 0, got " + noise + " and " + alpha);
        }
    }

    /** How the gradient is measured: in the dual of the norm that bounds noise. */
    public enum GradientNorm {
        /** The sum of absolute values, for noise bounded in Linf. */
        L1 {
            @Override
            Tensor perRecording(Tensor gradient) {
                return gradient.abs().sum(1, 2);
            }
        },
        /** The Euclidean length, for noise bounded in L2. */
        L2 {
            @Override
            Tensor perRecording(Tensor gradient) {
                return gradient.norm(new ScalarOptional(new Scalar(2.0)), new long[] {1, 2}, false);
            }
        };

        /** (N, L, T) to (N). */
        abstract Tensor perRecording(Tensor gradient);
    }

    /**
     * @param logits (N, K), a function of {@code values}, whose graph is kept
     * @param labels (N)
     * @param values (N, L, T)
     * @return (N), differentiable once more
     */
    public Tensor perRecording(Tensor logits, Tensor labels, Tensor values) {
        Tensor signal = Others.own(logits, labels).relu();
        Tensor slope = gradient.perRecording(Tensors.differentiableGradient(signal.sum(), values));
        Tensor ratio = (noise == 1 ? slope : Tensors.scale(slope, noise)).div(signal.add(new Scalar(SMALLEST_SIGNAL)));
        return alpha == 0 ? ratio.log1p() : ratio.log1p().masked_fill(ratio.le(new Scalar(alpha)), new Scalar(0.0));
    }
}
