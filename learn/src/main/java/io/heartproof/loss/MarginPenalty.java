package io.heartproof.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Asks that the label's logit exceed every other by 1: terms {@code 1 - z_y + z_k} for {@code k != y}, of which those count
 * that lie in the open interval (0, 2). Their mean couples all recordings through the number of such terms. Source: ICMLA
 * 2020 (arXiv 2008.03609), protocol section 5.
 *
 * @param sum of the terms that count: one element, differentiable
 * @param count how many there are, over recordings and classes
 */
public record MarginPenalty(Tensor sum, int count) {
    private static final double WIDEST = 2;

    /**
     * @param logits (N, K)
     * @param labels (N)
     */
    public static MarginPenalty of(Tensor logits, Tensor labels) {
        Tensor own = Others.own(logits, labels).unsqueeze(1);
        Tensor terms = Others.of(logits, labels).sub(own).add(new Scalar(1.0));
        Tensor counting = terms.gt(new Scalar(0.0)).logical_and(terms.lt(new Scalar(WIDEST)));
        Tensor sum = terms.masked_select(counting).sum();
        return new MarginPenalty(sum, counting.sum().item_int());
    }
}
