/**
 * The parts of a data set, each the work of one task: a shard, or some of many files. Entry point: {@link
 * io.heartproof.spark.part.Parts}.
 *
 * <pre>{@code
 * folder or URI -> Parts -> Part (name, digest) -> on an executor: its recordings, one after the other
 * }</pre>
 */
@NullMarked
package io.heartproof.spark.part;

import org.jspecify.annotations.NullMarked;
