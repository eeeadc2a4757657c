package io.heartproof.loss;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Cross entropy, {@code logsumexp(z) - z_y}, at least 0. (N, K) to (N). Stateless. */
public record CrossEntropy() implements Loss {
    private static final long NO_REDUCTION = 0;
    private static final long IGNORE_NO_LABEL = -100;

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        return torch.cross_entropy_loss(logits, labels, Tensors.none(), NO_REDUCTION, IGNORE_NO_LABEL, 0);
    }
}
