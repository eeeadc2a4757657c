/**
 * Settings as YAML. Entry point: {@link io.heartproof.experiment.config.yaml.ConfigFile}, which lays settings over one another,
 * binds them to records and writes them with their explanations.
 *
 * <pre>{@code
 * defaults.yaml <- preset <- user's YAML <- key=value -> ExperimentConfig
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment.config.yaml;

import org.jspecify.annotations.NullMarked;
