package io.heartproof.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The difference of logits ratio: the margin, measured in the spread of the three largest logits.
 *
 * <pre>{@code
 * (max over k != y of z_k, - z_y) / (z_(1) - z_(3) + 1e-12),   z_(1) >= z_(2) >= z_(3)
 * }</pre>
 *
 * It does not change where all logits are multiplied by a number, so a network cannot hide its gradient behind huge logits.
 * (N, K) to (N), K at least {@link #FEWEST_CLASSES}. Source: Croce and Hein 2020 (arXiv 2003.01690, equation 6). Stateless.
 */
public record Dlr() implements Loss {
    /** With fewer classes there is no third logit. */
    public static final int FEWEST_CLASSES = 3;

    private static final double SMALLEST_SPREAD = 1e-12;

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        requireClasses(logits, FEWEST_CLASSES);
        Tensor largest = largest(logits, FEWEST_CLASSES);
        Tensor spread = largest.select(1, 0).sub(largest.select(1, 2));
        return ratio(new LogitMargin().perRecording(logits, labels), spread);
    }

    /** The largest logits of each recording, in falling order: (N, count). */
    static Tensor largest(Tensor logits, int count) {
        return torch.topk(logits, count, 1, true, true).get0();
    }

    static Tensor ratio(Tensor margin, Tensor spread) {
        return margin.div(spread.add(new Scalar(SMALLEST_SPREAD)));
    }

    private static void requireClasses(Tensor logits, int fewest) {
        if (logits.size(1) < fewest) {
            throw new IllegalArgumentException(
                    "expected logits of " + fewest + " or more classes, got " + logits.size(1));
        }
    }
}
