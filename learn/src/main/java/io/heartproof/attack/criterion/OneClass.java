package io.heartproof.attack.criterion;

import io.heartproof.classifier.Logits;
import io.heartproof.label.ClassSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What is asked of logits where a recording has one class. */
final class OneClass {
    private OneClass() {}

    /** The one class of a recording. */
    static int of(ClassSet truth) {
        if (truth.size() != 1) {
            throw new IllegalArgumentException("expected a recording of one class, got one of " + truth);
        }
        return truth.indices().findFirst().orElseThrow();
    }

    /** {@code max over k != y of z_k, - z_y}. */
    static float margin(float[] logits, int label) {
        float[] others = logits.clone();
        others[label] = Float.NEGATIVE_INFINITY;
        return others[Logits.prediction(others)] - logits[label];
    }

    /** Every class but that one, in falling order of their logits. */
    static int[] others(float[] logits, int label) {
        return IntStream.range(0, logits.length)
                .filter(k -> k != label)
                .boxed()
                .sorted(Comparator.comparing((Integer k) -> -logits[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
