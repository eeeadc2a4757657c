/**
 * How much noise each training recording bears, as a training with adaptive margins found it, as a section of the report. Entry
 * points: {@link io.heartproof.report.margin.RunMargins}, {@link io.heartproof.report.margin.MarginSection}.
 *
 * <pre>{@code
 * margins.csv -> RunMargins (name of a run, its margins) -> MarginSection -> chart, table, CSV file
 * }</pre>
 */
@NullMarked
package io.heartproof.report.margin;

import org.jspecify.annotations.NullMarked;
