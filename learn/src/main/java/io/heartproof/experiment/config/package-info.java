/**
 * The settings of an experiment. Entry points: {@link io.heartproof.experiment.config.ConfigFile} lays them over one another,
 * {@link io.heartproof.experiment.config.ExperimentConfig} is what they are bound to, {@link
 * io.heartproof.experiment.config.Objectives} makes of them what a training minimises.
 *
 * <pre>{@code
 * defaults.yaml <- preset <- user's YAML <- key=value -> ExperimentConfig
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment.config;

import org.jspecify.annotations.NullMarked;
