package io.heartproof.attack.black;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.classifier.Logits;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The noise of each recording with which its margin was largest so far.
 *
 * <pre>{@code
 * margin = max over k != y of z_k, - z_y
 * }</pre>
 *
 * A recording that was broken has the noise that broke it. Not thread-safe.
 */
final class BestNoise {
    private final Tensor noise;
    private final int[] labels;
    private final float[] margins;

    /** @param noise (N, L, T) to begin with, changed in place */
    BestNoise(NoiseSpace space, Tensor noise) {
        this.noise = noise;
        labels = Tensors.toInts(space.victims().labels());
        margins = new float[labels.length];
        Arrays.fill(margins, Float.NEGATIVE_INFINITY);
    }

    /** (N, L, T), of all victims. */
    Tensor noise() {
        return noise;
    }

    /**
     * Keeps the noise that was tried wherever the margin rose.
     *
     * @param asked indices of the recordings that were asked about
     * @param logits (asked, K), the answers
     * @param tried (asked, L, T)
     * @return (asked) the margins of the answers
     */
    float[] keepBetter(int[] asked, float[][] logits, Tensor tried) {
        float[] found = new float[asked.length];
        for (int row = 0; row < asked.length; row++) {
            found[row] = margin(logits[row], labels[asked[row]]);
        }
        int[] better = IntStream.range(0, asked.length)
                .filter(row -> found[row] > margins[asked[row]])
                .toArray();
        if (better.length > 0) {
            int[] recordings = IntStream.of(better).map(row -> asked[row]).toArray();
            IntStream.of(better).forEach(row -> margins[asked[row]] = found[row]);
            noise.index_copy_(0, Tensors.indicesLike(noise, recordings), Tensors.rows(tried, better));
        }
        return found;
    }

    private static float margin(float[] logits, int label) {
        float[] others = logits.clone();
        others[label] = Float.NEGATIVE_INFINITY;
        return others[Logits.prediction(others)] - logits[label];
    }
}
