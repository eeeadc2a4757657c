package io.heartproof.defence;

import io.heartproof.classifier.Logits;
import io.heartproof.tensor.Tensors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** The recordings of a batch whose first largest logit is that of their label. */
final class Correct {
    private Correct() {}

    /** Their indices, ascending. */
    static int[] of(Tensor logits, Tensor labels) {
        int[] predictions = Logits.predictions(Tensors.toRows(logits));
        int[] truth = Tensors.toInts(labels);
        return IntStream.range(0, truth.length)
                .filter(n -> predictions[n] == truth[n])
                .toArray();
    }
}
