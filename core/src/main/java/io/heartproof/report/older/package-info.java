/**
 * Parts of result files that an older program wrote, each with a method {@code now} that gives what it is today.
 * Entry points: {@link io.heartproof.report.older.ScoresVersion0} and {@link io.heartproof.report.older.NoiseVersion0};
 * the files themselves are read beside what they have become.
 */
@NullMarked
package io.heartproof.report.older;

import org.jspecify.annotations.NullMarked;
