/**
 * Measures a classifier without noise, under white and recorded noise and under attack. Entry point: {@link
 * io.heartproof.evaluation.Evaluator}; settings: {@link io.heartproof.evaluation.EvaluationConfig}, whose values stand in
 * {@code defaults.yaml}.
 *
 * <pre>{@code
 * classifier, PreparedSet (N recordings) -> Evaluator -> Evaluation: N predictions per condition
 * Evaluation -> Results (figures with intervals), Prediction lines, BreakingLevel lines
 * Evaluation, recordings as read -> ExampleMaker -> Examples: samples in the recording's unit
 * }</pre>
 */
@NullMarked
package io.heartproof.evaluation;

import org.jspecify.annotations.NullMarked;
