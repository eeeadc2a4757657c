/**
 * How well log odds tell the recordings of a class from all others, and the worst of them under noise. Plain numbers; {@link
 * io.heartproof.metric.Bootstrap} gives them intervals.
 *
 * <pre>{@code
 * truth[N], LogOdds[N] -> RankedClass -> area under the ROC curve, 0 to 1
 * LogOdds per recording and level -> WorstOdds -> LogOdds[N] at a level
 * }</pre>
 */
@NullMarked
package io.heartproof.metric.ranking;

import org.jspecify.annotations.NullMarked;
