/**
 * Networks that answered the same recordings under the same conditions, two by two.
 *
 * <p>Entry points: {@link io.heartproof.report.paired.RunOutcomes#read} reads what a run's network answered, {@link
 * io.heartproof.report.paired.PairTests} tests every two, {@link io.heartproof.report.paired.PairSection} writes the results;
 * {@link io.heartproof.report.paired.NoiseWords} describes a kind of noise in words.
 *
 * <pre>{@code
 * results.json, predictions.csv -> RunOutcomes (predictions[N] per condition) -> NetworkOutcomes (S seeds)
 * NetworkOutcomes, conditions -> PairTests -> PairTest (differences, p values) -> one matrix per condition, CSV
 * }</pre>
 */
@NullMarked
package io.heartproof.report.paired;

import org.jspecify.annotations.NullMarked;
