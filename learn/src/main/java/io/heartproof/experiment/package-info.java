/**
 * From one configuration to trained, evaluated, reported and compared classifiers. Entry points: {@link
 * io.heartproof.experiment.TrainRun}, {@link io.heartproof.experiment.EvaluateRun}, {@link
 * io.heartproof.experiment.Experiment} for both and a report, {@link io.heartproof.experiment.DefenceExperiment} for several
 * defences; each is given a {@link io.heartproof.experiment.Session}.
 *
 * <pre>{@code
 * ExperimentConfig -> run folder -> results -> report
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment;

import org.jspecify.annotations.NullMarked;
