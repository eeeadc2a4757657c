/**
 * Defences compared: several trainings of each, evaluated on one list of recordings.
 *
 * <p>Entry points: {@link io.heartproof.report.comparison.Comparison#of} makes {@code comparison.json} of the runs' folders,
 * {@link io.heartproof.report.comparison.ComparisonWriter} writes it and the page, and the page again from the file alone.
 *
 * <pre>{@code
 * DefenceRuns -> RunOutcomes (predictions[N] per condition) -> DefenceOutcomes (S seeds) -> Comparer -> Comparison
 * Comparison -> comparison.json, comparison.html, SVG, CSV
 * }</pre>
 */
@NullMarked
package io.heartproof.report.comparison;

import org.jspecify.annotations.NullMarked;
