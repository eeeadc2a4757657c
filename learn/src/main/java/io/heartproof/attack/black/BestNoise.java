package io.heartproof.attack.black;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Victims;
import io.heartproof.label.ClassSet;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The noise of each recording with which its margin, by the victims' criterion, was largest so far. A recording that was broken
 * has the noise that broke it. Not thread-safe.
 */
final class BestNoise {
    private final Tensor noise;
    private final Victims victims;
    private final List<ClassSet> truths;
    private final float[] margins;

    /** @param noise (N, L, T) to begin with, changed in place */
    BestNoise(NoiseSpace space, Tensor noise) {
        this.noise = noise;
        victims = space.victims();
        truths = victims.truths();
        margins = new float[truths.size()];
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
            found[row] = victims.criterion().margin(logits[row], truths.get(asked[row]));
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
}
