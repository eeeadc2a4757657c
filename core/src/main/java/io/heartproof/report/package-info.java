/**
 * Results of an evaluation: as JSON and CSV files, and as a report that people read.
 *
 * <p>Entry points: {@link io.heartproof.report.Results} ({@code results.json}), {@link io.heartproof.report.Predictions}
 * ({@code predictions.csv}), {@link io.heartproof.report.Example} ({@code examples.json}); from these files alone {@link
 * io.heartproof.report.ReportWriter} makes {@code report.html}. Nothing here computes with a classifier.
 *
 * <pre>{@code
 * evaluation -> Results, Predictions, Example -> files -> Run -> ReportWriter -> report.html, SVG, CSV
 * }</pre>
 */
@NullMarked
package io.heartproof.report;

import org.jspecify.annotations.NullMarked;
