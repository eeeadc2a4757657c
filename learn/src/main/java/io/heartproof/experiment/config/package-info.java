/**
 * The settings of an experiment, checked. Entry points: {@link io.heartproof.experiment.config.ExperimentConfig} holds all of
 * them, {@link io.heartproof.experiment.config.Objectives} makes of them what a training minimises.
 *
 * <pre>{@code
 * YAML -> yaml.ConfigFile -> ExperimentConfig -> Objectives -> training.Objective
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment.config;

import org.jspecify.annotations.NullMarked;
