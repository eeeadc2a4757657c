/**
 * Trains a classifier. Entry point: {@link io.heartproof.training.Trainer}, which minimises an {@link
 * io.heartproof.training.objective.Objective}; settings: {@link io.heartproof.training.TrainingConfig}, whose values stand in
 * {@code defaults.yaml}.
 *
 * <pre>{@code
 * PreparedSet -> EpochDraws, balanced -> team.TrainingStep: lengths -> team.Team: a share for every member
 *             -> objective.Objective: gradients of the parameters -> Optimiser: new parameters
 * each epoch  -> EpochValidation -> EpochMetrics, checkpoint/ and metrics.jsonl in the run's folder
 * }</pre>
 */
@NullMarked
package io.heartproof.training;

import org.jspecify.annotations.NullMarked;
