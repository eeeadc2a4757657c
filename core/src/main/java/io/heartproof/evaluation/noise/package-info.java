/**
 * Trials of noise that knows nothing of the classifier: white noise, and noise as it occurs. Entry point: {@link
 * io.heartproof.evaluation.noise.NoiseLadders}.
 *
 * <pre>{@code
 * EvaluationConfig, NoiseSources -> NoiseLadders -> Ladder of NoiseTrials, which an Evaluator climbs
 * }</pre>
 */
@NullMarked
package io.heartproof.evaluation.noise;

import org.jspecify.annotations.NullMarked;
