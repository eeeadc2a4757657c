package io.heartproof.evaluation;

import io.heartproof.batch.Batch;
import io.heartproof.condition.Condition;
import io.heartproof.prepared.PreparedSet;

/**
 * One condition, and how a classifier is asked under it. Where noise is drawn it depends on seed, recording and condition
 * alone, not on what else is asked.
 */
public interface Trial {
    /** What is done to the recordings. */
    Condition condition();

    /** What the classifier answers under the condition about every recording of a set; the set may be empty. */
    Answers answers(PreparedSet set);

    /** A set of one recording as the classifier sees it under the condition. */
    Batch shown(PreparedSet one);
}
