/**
 * From one configuration to trained, evaluated and reported classifiers. Entry points: {@link io.heartproof.experiment.TrainRun},
 * {@link io.heartproof.experiment.EvaluateRun}, {@link io.heartproof.experiment.Experiment} for both and a report; each is given
 * a {@link io.heartproof.experiment.Session}. {@code comparison} compares several defences, {@code exchange} takes models from
 * other programs and gives them.
 *
 * <pre>{@code
 * ExperimentConfig -> run folder -> results -> report
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment;

import org.jspecify.annotations.NullMarked;
