package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * The difference of logits ratio towards one class, the target.
 *
 * <pre>{@code
 * (z_t - z_y) / (z_(1) - (z_(3) + z_(4)) / 2 + 1e-12),   z_(1) >= z_(2) >= z_(3) >= z_(4)
 * }</pre>
 *
 * (N, K) to (N). With fewer than {@link #FEWEST_CLASSES} classes there is no fourth logit, and the {@link TargetedMargin}
 * stands in; {@link #standsIn} says so. Source: Croce and Hein 2020 (arXiv 2003.01690, equation 7).
 *
 * @param targets (N) of all victims, 64-bit integers from 0 to K - 1, in the caller's scope
 */
public record TargetedDlr(Tensor targets) implements Loss {
    /** With fewer classes the margin stands in. */
    public static final int FEWEST_CLASSES = 4;

    /** Whether with that many classes it is the margin instead. */
    public static boolean standsIn(int classes) {
        return classes < FEWEST_CLASSES;
    }

    @Override
    public TargetedDlr at(int... recordings) {
        return new TargetedDlr(Tensors.rows(targets, recordings));
    }

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        Tensor margin = new TargetedMargin(targets).perRecording(logits, labels);
        if (standsIn(Math.toIntExact(logits.size(1)))) {
            return margin;
        }
        Tensor largest = Dlr.largest(logits, FEWEST_CLASSES);
        Tensor lower = largest.narrow(1, 2, 2).mean(1);
        return Dlr.ratio(margin, largest.select(1, 0).sub(lower));
    }
}
