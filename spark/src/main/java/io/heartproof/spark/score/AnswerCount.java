package io.heartproof.spark.score;

import java.io.Serializable;

/**
 * How many answers there are. Immutable.
 *
 * @param recordings with an answer or a problem
 * @param problems of them, which have no answer
 */
record AnswerCount(long recordings, long problems) implements Serializable {
    static final AnswerCount NONE = new AnswerCount(0, 0);

    private static final long serialVersionUID = 1L;

    /** Both together. */
    AnswerCount plus(AnswerCount other) {
        return new AnswerCount(recordings + other.recordings, problems + other.problems);
    }
}
