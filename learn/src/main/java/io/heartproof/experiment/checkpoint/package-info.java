/**
 * What keeps work in a folder safe from interruption: a lock, and what an evaluation began with and has settled so far. Entry
 * point: {@link io.heartproof.experiment.checkpoint.EvaluationCheckpoint}.
 *
 * <pre>{@code
 * EvaluationStart (model, data, names, digests, settings) -> checkpoint/ in the evaluation's folder -> the same evaluation again
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment.checkpoint;

import org.jspecify.annotations.NullMarked;
