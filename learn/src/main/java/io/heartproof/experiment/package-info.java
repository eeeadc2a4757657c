/**
 * From one configuration to a trained, evaluated and reported classifier. Entry points: {@link
 * io.heartproof.experiment.ConfigFile} for the settings, which are bound to {@link
 * io.heartproof.experiment.ExperimentConfig}.
 *
 * <pre>{@code
 * defaults.yaml <- user's YAML <- key=value -> ExperimentConfig -> run folder -> results -> report
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment;

import org.jspecify.annotations.NullMarked;
