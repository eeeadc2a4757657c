package io.heartproof.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Splits logits into the label's and the others'. */
final class Others {
    private Others() {}

    /** The logits with the label's replaced by minus infinity: (N, K). */
    static Tensor of(Tensor logits, Tensor labels) {
        Tensor isLabel = torch.zeros_like(logits)
                .scatter(1, labels.unsqueeze(1), new Scalar(1.0))
                .to(torch.ScalarType.Bool);
        return logits.masked_fill(isLabel, new Scalar(Double.NEGATIVE_INFINITY));
    }

    /** The label's logit: (N). */
    static Tensor own(Tensor logits, Tensor labels) {
        return logits.gather(1, labels.unsqueeze(1)).squeeze(1);
    }
}
