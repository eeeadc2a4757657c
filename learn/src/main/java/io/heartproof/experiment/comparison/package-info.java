/**
 * Several defences trained, evaluated and compared on the same recordings. Entry point: {@link
 * io.heartproof.experiment.comparison.DefenceExperiment}.
 *
 * <pre>{@code
 * DefencePlan, Session -> a run folder per defence and seed, and per value of a sweep -> comparison.json, comparison.html
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment.comparison;

import org.jspecify.annotations.NullMarked;
