/**
 * What a report tells of: entry point {@link io.heartproof.report.run.Run}, what a folder holds.
 *
 * <pre>{@code
 * folders of results -> Run: results, examples, history of the training -> NoiseSeries, one per kind of noise -> Curve
 * several runs       -> CommonLevels: the conditions that all of them have
 * }</pre>
 *
 * Scores by strength of the noise, in the unit of its kind.
 */
@NullMarked
package io.heartproof.report.run;

import org.jspecify.annotations.NullMarked;
