package io.heartproof.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@code -loss(z, target)}, whatever the label: raising it moves every answer towards one class.
 *
 * @param loss small where the answer is its label
 * @param target index of the class, from 0
 */
public record Targeted(Loss loss, int target) implements Loss {
    @Override
    public Targeted at(int... recordings) {
        return new Targeted(loss.at(recordings), target);
    }

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        return loss.perRecording(logits, torch.full_like(labels, new Scalar(target)))
                .neg();
    }
}
