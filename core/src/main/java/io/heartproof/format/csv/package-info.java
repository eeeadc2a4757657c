/**
 * Tables of text: a header row of lead names, then one row per sample.
 *
 * <p>Entry points: {@link io.heartproof.format.csv.CsvReader}, {@link io.heartproof.format.csv.CsvWriter}.
 */
@NullMarked
package io.heartproof.format.csv;

import org.jspecify.annotations.NullMarked;
