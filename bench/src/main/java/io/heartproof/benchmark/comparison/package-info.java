/**
 * What is compared, one class per group, each against its own baseline: {@link
 * io.heartproof.benchmark.comparison.TrainingComparisons}, {@link io.heartproof.benchmark.comparison.AttackMemory}, {@link
 * io.heartproof.benchmark.comparison.DefenceComparisons}, {@link io.heartproof.benchmark.comparison.InferenceComparisons}, {@link
 * io.heartproof.benchmark.comparison.ClassificationComparisons} and {@link io.heartproof.benchmark.comparison.ReadingComparison}.
 *
 * <pre>{@code
 * Setup -> comparison -> list of Result
 * }</pre>
 *
 * <p>The baselines are plain code: {@link io.heartproof.benchmark.comparison.StraightforwardTraining}, {@link
 * io.heartproof.benchmark.comparison.PlainReader}.
 */
@NullMarked
package io.heartproof.benchmark.comparison;

import org.jspecify.annotations.NullMarked;
