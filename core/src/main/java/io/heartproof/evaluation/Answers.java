package io.heartproof.evaluation;

import io.heartproof.classifier.Logits;
import io.heartproof.condition.Condition;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.problem.BadData;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a classifier answered about every recording of a list under one condition. Immutable but for its array, which nobody
 * changes.
 *
 * @param predictions (N) class indices
 * @param odds (N) how likely each class is; under attack the worst over all noise that was tried up to the level, class by class
 *     ({@link LogOdds#worse}); empty where they are not known of every recording
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record Answers(Condition condition, int[] predictions, List<LogOdds> odds) {
    public Answers {
        odds = List.copyOf(odds);
        if (!odds.isEmpty() && odds.size() != predictions.length) {
            throw new IllegalArgumentException(
                    "expected log odds of " + predictions.length + " recordings, got " + odds.size());
        }
    }

    /** Of which predictions alone are known. */
    public Answers(Condition condition, int... predictions) {
        this(condition, predictions, List.of());
    }

    /**
     * As logits say.
     *
     * @param labels (N) class indices, the truth
     * @param logits (N, K)
     * @throws BadData where one is no number, as of a network whose sums overflow: it answers nothing, and no attack would break it
     */
    public static Answers of(Condition condition, int[] labels, float[]... logits) {
        for (int n = 0; n < logits.length; n++) {
            if (!Logits.areNumbers(logits[n])) {
                throw Logits.noNumber("recording " + (n + 1));
            }
        }
        return new Answers(
                condition,
                Logits.predictions(logits),
                IntStream.range(0, labels.length)
                        .mapToObj(i -> Logits.odds(logits[i], ClassSet.of(labels[i])))
                        .toList());
    }

    /** The same with other log odds. */
    public Answers with(List<LogOdds> others) {
        return new Answers(condition, predictions, others);
    }
}
