package io.heartproof.report;

import io.heartproof.condition.Condition;
import io.heartproof.metric.Scores;

/** How well a list of recordings was classified under one condition. */
public record ConditionScores(Condition condition, Scores scores) {}
