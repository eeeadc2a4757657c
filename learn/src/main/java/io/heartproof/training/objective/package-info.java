/**
 * What a training minimises. Entry point: {@link io.heartproof.training.objective.Objective}; the plain one is {@link
 * io.heartproof.training.objective.MeanLoss}.
 *
 * <pre>{@code
 * TrainingBatch: values (N, L, T), mask (N, 1, T), labels (N) -> Objective.begin -> numbers, summed over the step
 *                                                             -> Part.backward: gradients of the parameters
 * }</pre>
 */
@NullMarked
package io.heartproof.training.objective;

import org.jspecify.annotations.NullMarked;
