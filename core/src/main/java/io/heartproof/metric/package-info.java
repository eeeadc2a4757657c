/**
 * How good predictions are, in figures with intervals.
 *
 * <p>Entry point: {@link io.heartproof.metric.Bootstrap}. It takes plain arrays with one entry per recording (truth
 * and predicted class as indices from 0 to K - 1). It gives {@link io.heartproof.metric.Scores} and other {@link
 * io.heartproof.metric.Figure}s, each a value with its 95 % interval, or the reason why there is none. Figures are shares
 * from 0 to 1.
 *
 * <pre>{@code
 * truth[N], predicted[N] -> Bootstrap -> Scores (accuracy, macro F1, per class, K x K confusion matrix)
 * }</pre>
 */
@NullMarked
package io.heartproof.metric;

import org.jspecify.annotations.NullMarked;
