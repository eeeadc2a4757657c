/**
 * What {@code heartproof bench} measures on the user's machine: how much faster this program is than the published
 * procedure, in one run. Entry point: {@link io.heartproof.benchmark.Benchmark}.
 *
 * <pre>{@code
 * Setup -> Benchmark -> BenchmarkReport: machine, one Result per comparison -> JSON
 * }</pre>
 *
 * <p>Baselines are plain code that computes with the same kernels, so that a ratio is about the method.
 */
@NullMarked
package io.heartproof.benchmark;

import org.jspecify.annotations.NullMarked;
