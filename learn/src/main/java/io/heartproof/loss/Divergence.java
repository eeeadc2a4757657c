package io.heartproof.loss;

import io.heartproof.problem.Counted;
import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How far an answer is from a former one, whatever the label: the Kullback-Leibler divergence {@code KL(p || q) = sum over k
 * of p_k (log p_k - log q_k)} with p the former and q the present probabilities. Source: TRADES (Zhang et al. 2019, arXiv
 * 1901.08573, section 3.3).
 *
 * @param former logits (N, K) of the same recordings in the same order
 */
public record Divergence(Tensor former) implements Loss {
    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        if (logits.size(0) != former.size(0)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected logits of %s, got %d",
                    Counted.of(former.size(0), "recording"),
                    logits.size(0)));
        }
        Tensor before = torch.log_softmax(former, 1);
        return before.exp().mul(before.sub(torch.log_softmax(logits, 1))).sum(1);
    }
}
