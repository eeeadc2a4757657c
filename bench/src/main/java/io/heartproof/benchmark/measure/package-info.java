/**
 * How one thing is measured: {@link io.heartproof.benchmark.measure.PairedMeasurement} lets a baseline and a candidate take
 * turns in one run, {@link io.heartproof.benchmark.measure.MemoryWatch} watches the memory. Both give a {@link
 * io.heartproof.benchmark.measure.Result}: medians in its unit, and their ratio. {@link
 * io.heartproof.benchmark.measure.Machine} and {@link io.heartproof.benchmark.measure.Peak} say on what it was measured.
 */
@NullMarked
package io.heartproof.benchmark.measure;

import org.jspecify.annotations.NullMarked;
