package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code z_t - z_y}: how far one class, the target, lies above the label; zero where it is the label. (N, K) to (N).
 *
 * @param targets (N) of all victims, 64-bit integers from 0 to K - 1, in the caller's scope
 */
public record TargetedMargin(Tensor targets) implements Loss {
    @Override
    public TargetedMargin at(int... recordings) {
        return new TargetedMargin(Tensors.rows(targets, recordings));
    }

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        return Others.own(logits, targets).sub(Others.own(logits, labels));
    }
}
