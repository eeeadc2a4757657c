package io.heartproof.cli.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heartproof.file.CsvText;
import io.heartproof.problem.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** One line of CSV that people may open in a spreadsheet: texts in one line, as {@link CsvText} has them. */
final class CsvLine {
    private CsvLine() {}

    /** The cells as a line, with its end. */
    static String of(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(
                    cells.stream().map(PlainText::of).map(CsvText::cell).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
