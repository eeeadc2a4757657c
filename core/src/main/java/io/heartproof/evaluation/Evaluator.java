package io.heartproof.evaluation;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.condition.Condition;
import io.heartproof.contract.Prepared;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;

/**
 * Asks a classifier about a list of recordings: without noise, then up each ladder. Source: protocol section 6. Same trials,
 * same answers. Immutable.
 *
 * @param batchSize recordings per forward pass without noise, at least 1
 */
public record Evaluator(int batchSize, Progress progress) {
    /**
     * Without noise and under each trial, in the order of the ladders.
     *
     * @param classifiers those that the trials ask
     */
    public Evaluation evaluate(Classifiers classifiers, List<Ladder> ladders, PreparedSet set) {
        int steps = ladders.stream().mapToInt(Ladder::steps).sum();
        try (Progress.Stage conditions = progress.start("condition", Math.max(1, steps))) {
            float[][] logits = new Inference(classifiers, batchSize).logits(set);
            Answers clean = Answers.of(Condition.CLEAN, set.labels(), logits);
            Evaluation evaluation = new Evaluation(
                    classifiers.contract().labels(),
                    set.recordings().stream().map(Prepared::recording).toList(),
                    set.labels(),
                    List.of(clean));
            for (Ladder ladder : ladders) {
                evaluation = evaluation.and(ladder.climb(set, clean, progress, conditions));
            }
            return evaluation;
        }
    }
}
