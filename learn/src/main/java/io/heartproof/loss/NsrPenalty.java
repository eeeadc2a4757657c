package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Noise-to-signal ratio: how much the label's logit changes with the input, measured against the logit itself.
 *
 * <pre>{@code
 * log(1 + ||ds/dx||_1 / (s + 0.01)),   s = max(z_y, 0)
 * }</pre>
 *
 * A recording with {@code z_y <= 0} has 0. The gradient runs over the whole padded input. Source: ICMLA 2020 (arXiv
 * 2008.03609), protocol section 5. All recordings of a batch cost one backward pass, as none of them depends on another's
 * input.
 */
public final class NsrPenalty {
    private static final double SMALLEST_SIGNAL = 0.01;

    private NsrPenalty() {}

    /**
     * @param logits (N, K), a function of {@code values}, whose graph is kept
     * @param labels (N)
     * @param values (N, L, T)
     * @return (N), differentiable once more
     */
    public static Tensor perRecording(Tensor logits, Tensor labels, Tensor values) {
        Tensor signal = Others.own(logits, labels).relu();
        Tensor gradient = Tensors.differentiableGradient(signal.sum(), values);
        Tensor noise = gradient.abs().sum(1, 2);
        return noise.div(signal.add(new Scalar(SMALLEST_SIGNAL))).log1p();
    }
}
