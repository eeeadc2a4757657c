package io.heartproof.evaluation;

import io.heartproof.condition.Condition;

/**
 * What a classifier answered about every recording of a list under one condition.
 *
 * @param predictions (N) class indices
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record Answers(Condition condition, int[] predictions) {}
