package io.heartproof.evaluation.share;

import io.heartproof.condition.Condition;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.problem.Refusal;
import java.util.List;

/**
 * What was found about some of the recordings of an evaluation, under some of its conditions. Immutable but for its arrays, which
 * nobody changes.
 *
 * @param evaluation of those that could be read and prepared; may be of none
 * @param refusals those that could not
 */
public record EvaluationShare(Evaluation evaluation, List<Refusal> refusals) {
    public EvaluationShare {
        refusals = List.copyOf(refusals);
        if (!evaluation.suites().isEmpty()) {
            throw new IllegalArgumentException("what suites of attacks found cannot be shared out");
        }
    }

    /** The conditions, that without noise first. */
    public List<Condition> conditions() {
        return evaluation.answers().stream().map(one -> one.condition()).toList();
    }
}
