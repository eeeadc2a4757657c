package io.heartproof.spark.score;

import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What scoring has left. Immutable.
 *
 * @param parts of the data set, all of which have answers now
 * @param skipped of them had theirs before
 * @param answers a row per recording, with the columns of docs/scale.md
 */
public record ScoringResult(long parts, long skipped, Dataset<Row> answers) {
    private static final int MOST_SHOWN = 100;

    /** In a line for people. */
    String summary(String out) {
        return String.format(
                Locale.ROOT,
                "%s in %s, of which %d had answers before: %s",
                Counted.of(answers.count(), "recording"),
                Counted.of(parts, "shard"),
                skipped,
                out);
    }

    /** A line for each of the first recordings without an answer, by shard and name, then how many more there are. */
    List<String> problems() {
        Dataset<Row> refused = answers.filter(answers.col(AnswerSchema.PROBLEM).isNotNull())
                .select(AnswerSchema.SHARD, AnswerSchema.RECORDING, AnswerSchema.PROBLEM);
        List<Row> first =
                refused.sort(AnswerSchema.SHARD, AnswerSchema.RECORDING).takeAsList(MOST_SHOWN);
        List<String> lines =
                new ArrayList<>(first.stream().map(ScoringResult::line).toList());
        if (first.size() == MOST_SHOWN && refused.count() > MOST_SHOWN) {
            lines.add(String.format(Locale.ROOT, "and %d more", refused.count() - MOST_SHOWN));
        }
        return lines;
    }

    private static String line(Row row) {
        String recording = row.getString(1);
        String problem = row.getString(2);
        return problem.contains(recording) ? problem : recording + ": " + problem;
    }
}
