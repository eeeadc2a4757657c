/**
 * Parts of result files that an older program wrote. Each has a method {@code now} that gives today's form. Entry points:
 * {@link io.heartproof.report.older.ScoresVersion0} and {@link io.heartproof.report.older.NoiseVersion0}. The files themselves
 * are read by the classes of today's files.
 */
@NullMarked
package io.heartproof.report.older;

import org.jspecify.annotations.NullMarked;
