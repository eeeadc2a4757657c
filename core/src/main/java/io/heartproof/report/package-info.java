/**
 * Results of an evaluation, as JSON and CSV files.
 *
 * <p>Entry points: {@link io.heartproof.report.Results} ({@code results.json}), {@link io.heartproof.report.Predictions}
 * ({@code predictions.csv}), {@link io.heartproof.report.BreakingLevel} ({@code breaking-levels.csv}), {@link
 * io.heartproof.report.Example} ({@code examples.json}). {@code report.section} makes the report for people from these
 * files alone. Nothing here computes with a classifier.
 *
 * <pre>{@code
 * evaluation -> Results, Predictions, BreakingLevel, Example -> files -> section.ReportWriter -> report.html, SVG, CSV
 * }</pre>
 */
@NullMarked
package io.heartproof.report;

import org.jspecify.annotations.NullMarked;
