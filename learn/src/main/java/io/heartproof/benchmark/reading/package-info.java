/**
 * How fast recordings are read: {@link io.heartproof.benchmark.reading.ReadingComparison}, against {@link
 * io.heartproof.benchmark.reading.PlainReader}.
 */
@NullMarked
package io.heartproof.benchmark.reading;

import org.jspecify.annotations.NullMarked;
