/**
 * Measures any classifier without noise and under trials: white and recorded noise in {@code noise}, attacks in {@code
 * attack}, where gradients are. Entry points: {@link io.heartproof.evaluation.noise.NoiseLadders} makes the noise of an
 * {@link io.heartproof.evaluation.EvaluationConfig}, {@link io.heartproof.evaluation.Evaluator} asks, {@link
 * io.heartproof.evaluation.ResultsMaker} makes files of the answers.
 *
 * <pre>{@code
 * Trial (condition, answers of those still open) -> Ladder (rising levels) -> Evaluator -> Evaluation: N answers per condition
 * Evaluation -> ResultsMaker -> Results (figures with intervals), Prediction lines, BreakingLevel lines
 * Evaluation, recordings as read -> ExampleMaker -> Examples: samples in the recording's unit
 * }</pre>
 */
@NullMarked
package io.heartproof.evaluation;

import org.jspecify.annotations.NullMarked;
