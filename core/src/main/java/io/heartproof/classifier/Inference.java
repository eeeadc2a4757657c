package io.heartproof.classifier;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.BatchesAhead;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.batch.PreparedSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A classifier asked about many recordings, batch by batch.
 *
 * @param batchSize recordings that are classified at once, at least 1
 */
public record Inference(Classifier classifier, int batchSize) {
    /** The logits of every recording, (N, K), in the set's order. */
    public float[][] logits(PreparedSet set) {
        return logits(set, UnaryOperator.identity());
    }

    /** As {@link #logits(PreparedSet)}, with each batch changed on its way, such as by noise. */
    public float[][] logits(PreparedSet set, UnaryOperator<Batch> change) {
        BatchMaker maker = new BatchMaker(classifier.contract());
        float[][] logits = new float[set.size()][];
        int[] all = IntStream.range(0, set.size()).toArray();
        List<int[]> plan = EvaluationPlan.of(set, classifier.contract().form(), batchSize, all);
        try (BatchesAhead batches = BatchesAhead.of(plan, piece -> {
            PreparedSet part = set.at(piece);
            return maker.forEvaluation(part.recordings(), part.labels());
        })) {
            for (int[] piece : plan) {
                float[][] answers = classifier.logits(change.apply(batches.next()));
                for (int i = 0; i < piece.length; i++) {
                    logits[piece[i]] = answers[i];
                }
            }
        }
        return logits;
    }

    /** The predicted class of every recording, (N). */
    public int[] predictions(PreparedSet set) {
        return Logits.predictions(logits(set));
    }
}
