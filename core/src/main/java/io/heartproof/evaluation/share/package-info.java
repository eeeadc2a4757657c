/**
 * One evaluation made in shares, by several processes or machines. Whatever the shares, the merged answers are those of the
 * evaluation as a whole, as the noise on a recording and its padding depend on nothing but the recording. Entry points: {@link
 * io.heartproof.evaluation.share.EvaluationShare}, {@link io.heartproof.evaluation.share.ShareMerger}.
 *
 * <pre>{@code
 * Evaluator on some recordings, under some conditions -> EvaluationShare -> ShareBytes -> another process
 * EvaluationShares, the list of recordings, the conditions -> ShareMerger -> Evaluation of all, refusals
 * }</pre>
 */
@NullMarked
package io.heartproof.evaluation.share;

import org.jspecify.annotations.NullMarked;
