/**
 * Prepared recordings as plain arrays that a network can take: {@link io.heartproof.batch.Batch}.
 *
 * <pre>{@code
 * labels, seed, epoch            -> BalancedSampler -> which recordings, in which order
 * these, PreparedSet             -> TrainingPlan -> steps, each with its batches; EvaluationPlan -> batches
 * PreparedRecording: float[L][t] -> BatchMaker -> Batch: values (N, L, T), mask (N, T), labels (N)
 * pieces of a plan, BatchMaker   -> BatchesAhead -> the same batches, made on another thread
 * }</pre>
 *
 * <p>Arrays are row-major float32; N recordings, L leads, T samples after padding.
 */
@NullMarked
package io.heartproof.batch;

import org.jspecify.annotations.NullMarked;
