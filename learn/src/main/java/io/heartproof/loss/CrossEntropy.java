package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross entropy, {@code logsumexp(z) - z_y}, at least 0; of soft labels q, {@code -sum over k of q_k log softmax(z)_k}. (N, K) to
 * (N). Stateless.
 */
public record CrossEntropy() implements Loss {
    private static final long NO_REDUCTION = 0;
    private static final long IGNORE_NO_LABEL = -100;

    @Override
    public boolean takesSoftLabels() {
        return true;
    }

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        if (labels.dim() > 1) {
            return labels.mul(torch.log_softmax(logits, 1)).sum(1).neg();
        }
        return torch.cross_entropy_loss(logits, labels, Tensors.none(), NO_REDUCTION, IGNORE_NO_LABEL, 0);
    }
}
