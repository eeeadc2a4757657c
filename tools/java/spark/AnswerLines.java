package spark;

import io.heartproof.file.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prints the answers of a folder as {@code heartproof classify --format jsonl} does, in the order of the recordings' names. */
public final class AnswerLines {
    private AnswerLines() {}

    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate()) {
            List<Row> rows = spark.read()
                    .option("recursiveFileLookup", true)
                    .parquet(arguments[0])
                    .selectExpr("*", "map_entries(probabilities) as entries")
                    .sort("recording")
                    .collectAsList();
            rows.forEach(row -> System.out.println(line(row)));
        }
    }

    private static String line(Row row) {
        if (row.getAs("problem") != null) {
            return row.getAs("recording") + ": " + row.getAs("problem");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("recording", row.getAs("recording"));
        fields.put("prediction", row.getAs("prediction"));
        fields.put("probabilities", probabilities(row.getList(row.fieldIndex("entries"))));
        fields.put("quality", "QUALITY");
        fields.put("notes", row.getList(row.fieldIndex("notes")));
        return Json.line(fields).replace("\"QUALITY\"", row.<String>getAs("quality"));
    }

    private static Map<String, Double> probabilities(List<Row> entries) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        entries.forEach(entry -> probabilities.put(entry.getString(0), entry.getDouble(1)));
        return probabilities;
    }
}
