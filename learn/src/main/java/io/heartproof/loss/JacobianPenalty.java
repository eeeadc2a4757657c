package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * How much logits change with the input, along directions v among the classes:
 *
 * <pre>{@code
 * sum over n of ||d(v_n . z_n)/dx_n||_2^2
 * }</pre>
 *
 * Over the unit vectors of the K classes these add up to S, the squared Frobenius norm of the Jacobian (Jakubovitz and
 * Giryes, ECCV 2018; protocol section 5); K times the value of a random unit vector has the mean S (Hoffman, Roberts and
 * Yaida 2019, arXiv 1908.02729, section 2.3). The gradient runs over the whole padded input.
 */
public final class JacobianPenalty {
    private JacobianPenalty() {}

    /**
     * @param logits (N, K), a function of {@code values}, whose graph is kept
     * @param directions (N, K)
     * @param values (N, L, T)
     * @return one element, differentiable once more
     */
    public static Tensor along(Tensor logits, Tensor directions, Tensor values) {
        Tensor gradient = Tensors.differentiableGradient(logits.mul(directions).sum(), values);
        return gradient.square().sum();
    }
}
