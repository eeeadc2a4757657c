/**
 * What several processes gain on one machine, and what shards do. Entry point: {@link
 * io.heartproof.benchmark.scale.ScaleBenchmark}. Trainings run in processes of their own, started as the command line starts them.
 *
 * <pre>{@code
 * ScaleSetup -> ScaleBenchmark, its rows one after the other -> Results
 * }</pre>
 */
@NullMarked
package io.heartproof.benchmark.scale;

import org.jspecify.annotations.NullMarked;
