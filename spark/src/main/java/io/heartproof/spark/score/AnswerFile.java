package io.heartproof.spark.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;

/** The finished answers to one part, of which two columns are read: names and problems. Needs no query of Spark. Immutable. */
record AnswerFile(Path path, Configuration hadoop) {
    private static final MessageType COLUMNS = new MessageType(
            AnswerSchema.PARQUET.getName(),
            AnswerSchema.PARQUET.getType(AnswerSchema.RECORDING),
            AnswerSchema.PARQUET.getType(AnswerSchema.PROBLEM));

    /** What is done with a row. */
    private interface Visitor {
        /** @return whether to go on */
        boolean take(Group row);
    }

    /** How many answers it has. */
    AnswerCount count() throws IOException {
        long[] counts = new long[2];
        visit(row -> {
            counts[0]++;
            counts[1] += row.getFieldRepetitionCount(AnswerSchema.PROBLEM);
            return true;
        });
        return new AnswerCount(counts[0], counts[1]);
    }

    /** A line for each of the first recordings without an answer. */
    List<String> problems(int most) throws IOException {
        List<String> lines = new ArrayList<>();
        visit(row -> {
            if (row.getFieldRepetitionCount(AnswerSchema.PROBLEM) > 0) {
                lines.add(line(row.getString(AnswerSchema.RECORDING, 0), row.getString(AnswerSchema.PROBLEM, 0)));
            }
            return lines.size() < most;
        });
        return lines;
    }

    private static String line(String recording, String problem) {
        return problem.contains(recording) ? problem : recording + ": " + problem;
    }

    private void visit(Visitor visitor) throws IOException {
        Configuration twoColumns = new Configuration(hadoop);
        twoColumns.set(ReadSupport.PARQUET_READ_SCHEMA, COLUMNS.toString());
        try (ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), path)
                .withConf(twoColumns)
                .build()) {
            for (Group row = rows.read(); row != null && visitor.take(row); ) {
                row = rows.read();
            }
        }
    }
}
