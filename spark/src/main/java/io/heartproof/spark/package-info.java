/**
 * The program on Apache Spark 4, which whoever starts it provides: {@code spark-submit}, or {@code heartproof spark}. Imports
 * nothing that trains, so no executor needs libtorch.
 *
 * <pre>{@code
 * shards -> one task each -> executor: one classifier per process -> answers, one Parquet file per shard
 * }</pre>
 */
@NullMarked
package io.heartproof.spark;

import org.jspecify.annotations.NullMarked;
