package io.heartproof.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.heartproof.condition.Family;
import io.heartproof.file.AtomicFile;
import io.heartproof.file.CsvText;
import io.heartproof.file.MalformedCsv;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * {@code predictions.csv}: one line per recording and condition, RFC 4180, UTF-8, with the header {@code
 * recording,truth,condition,attack,norm,level,prediction}; texts as {@link CsvText} has them.
 */
public final class Predictions {
    private static final List<String> HEADER =
            List.of("recording", "truth", "condition", "attack", "norm", "level", "prediction");

    private Predictions() {}

    /** Writes the file whole or not at all. */
    public static void write(Path file, List<Prediction> predictions) throws IOException {
        AtomicFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(HEADER);
            predictions.forEach(prediction -> csv.writeRecord(fields(prediction)));
            csv.flush();
        });
    }

    /** Reads the file back; another header, or a line that is no prediction, is {@link BadData}. */
    public static List<Prediction> read(Path file) throws IOException {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().allowUnclosedQuote(false).ofCsvRecord(file)) {
            Iterator<CsvRecord> lines = csv.iterator();
            requireHeader(file, lines.hasNext() ? lines.next().getFields() : List.of());
            List<Prediction> predictions = new ArrayList<>();
            while (lines.hasNext()) {
                CsvRecord line = lines.next();
                predictions.add(prediction(line.getFields(), file + " line " + line.getStartingLineNumber()));
            }
            return predictions;
        } catch (CsvParseException e) {
            throw new BadData(file.toString(), MalformedCsv.reason(e), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void requireHeader(Path file, List<String> header) {
        if (!header.equals(HEADER)) {
            throw new BadData(file.toString(), "expected the columns " + HEADER + ", got " + header);
        }
    }

    private static List<String> fields(Prediction prediction) {
        return List.of(
                CsvText.cell(prediction.recording()),
                CsvText.cell(prediction.truth()),
                prediction.condition().toString(),
                CsvText.cell(prediction.attack()),
                prediction.norm(),
                Double.toString(prediction.level()),
                CsvText.cell(prediction.prediction()));
    }

    private static Prediction prediction(List<String> cells, String where) {
        List<String> fields = cells.stream().map(CsvText::text).toList();
        try {
            return new Prediction(
                    fields.get(0),
                    fields.get(1),
                    Family.of(fields.get(2)),
                    fields.get(3),
                    fields.get(4),
                    Double.parseDouble(fields.get(5)),
                    fields.get(6));
        } catch (IllegalArgumentException e) {
            throw new BadData(where, String.valueOf(e.getMessage()), e);
        }
    }
}
