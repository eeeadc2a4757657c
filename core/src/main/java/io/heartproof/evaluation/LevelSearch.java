package io.heartproof.evaluation;

import io.heartproof.condition.Condition;
import io.heartproof.metric.ranking.WorstOdds;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Finds for each recording the smallest of several rising levels of one kind that breaks it, in whatever order it tries them.
 * Where noise is drawn it depends on seed, recording and level alone, not on what else is asked.
 */
public interface LevelSearch {
    /** One per level, rising: how a recording looks under it. The search need not ask them. */
    List<? extends Trial> trials();

    /**
     * Searches.
     *
     * @param right recordings that are right without noise, with their labels; may be none
     * @param progress where the search says how far it is
     */
    SmallestLevels search(PreparedSet right, Progress progress);

    /**
     * What breaks each recording.
     *
     * @param levels (N) position among the levels, their number where none breaks it
     * @param predictions (N) what the classifier answers at that level; the label where none breaks it
     * @param odds at every level
     * @param suite what the attacks of a suite found besides
     */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    record SmallestLevels(int[] levels, int[] predictions, WorstOdds odds, Optional<SuiteOutcome> suite) {
        /** The answers at the level of that position, (N): the broken keep their wrong answer. */
        Answers at(int level, Condition condition, int... labels) {
            int[] answers = labels.clone();
            for (int i = 0; i < answers.length; i++) {
                answers[i] = levels[i] <= level ? predictions[i] : answers[i];
            }
            return new Answers(condition, answers, odds.at(level));
        }
    }
}
