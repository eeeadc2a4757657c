/**
 * Recordings of a data set, prepared for one classifier, in memory or in a file: {@link io.heartproof.prepared.PreparedCache},
 * or {@link io.heartproof.prepared.PreparedStore} without one.
 *
 * <pre>{@code
 * DataSet, InputContract, threads -> Preparation -> PreparedSink: recordings, refusals
 * Preparation, entries            -> PreparedCache -> PreparedStore: PreparedSet (in a file or in memory), refusals
 * PreparedSet, position           -> PreparedRecording: float[L][t] in the contract's unit, and its label
 * }</pre>
 *
 * <p>L leads of t samples each, before padding.
 */
@NullMarked
package io.heartproof.prepared;

import org.jspecify.annotations.NullMarked;
