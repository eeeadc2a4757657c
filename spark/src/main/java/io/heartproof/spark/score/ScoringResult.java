package io.heartproof.spark.score;

import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What scoring has left. Immutable.
 *
 * @param parts of the data set, all of which have answers now
 * @param skipped of them had theirs before
 * @param recordings that have an answer or a problem
 * @param problems a line for each of the first recordings without an answer, by part, then how many more there are
 * @param out the folder of the answers
 * @param session which reads them
 */
public record ScoringResult(
        long parts, long skipped, long recordings, List<String> problems, String out, SparkSession session) {
    /** Spark's own key: whether stars and brackets in a path stand for others (DataSource.GLOB_PATHS_KEY). */
    private static final String READ_AS_PATTERN = "__globPaths__";

    public ScoringResult {
        problems = List.copyOf(problems);
    }

    /** A row per recording, with the columns of docs/scale.md. */
    public Dataset<Row> answers() {
        return session.read()
                .schema(AnswerSchema.SPARK)
                .option(READ_AS_PATTERN, false)
                .parquet(out);
    }

    /** In a line for people. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%s in %s, of which %d had answers before: %s",
                Counted.of(recordings, "recording"),
                Counted.of(parts, "shard"),
                skipped,
                out);
    }
}
