/**
 * Classification of many recordings. {@link io.heartproof.spark.score.Scoring} is the entry point: a model and the parts of a data
 * set in, a folder of Parquet files out, one for each part.
 *
 * <pre>{@code
 * Parts -> those without answers yet -> PartScoring on an executor -> ParquetAnswers -> OUT/shard=NAME/DIGEST.parquet
 * }</pre>
 */
@NullMarked
package io.heartproof.spark.score;

import org.jspecify.annotations.NullMarked;
