package io.heartproof.report.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heartproof.file.CsvText;
import io.heartproof.metric.Figure;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table as RFC 4180, its texts as {@link CsvText} has them. A figure takes four columns: value, low and high, empty where it is
 * undefined, and the reason, empty where it is defined. Not thread-safe.
 */
public final class Csv {
    private final StringWriter text = new StringWriter();
    private final CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);
    private final int plain;
    private final int figures;

    /**
     * @param plain names of the leading columns
     * @param figures names of the figures that follow
     */
    public Csv(List<String> plain, List<String> figures) {
        this.plain = plain.size();
        this.figures = figures.size();
        List<String> header = new ArrayList<>(plain);
        figures.forEach(name -> header.addAll(List.of(name, name + "Low", name + "High", name + "Undefined")));
        writer.writeRecord(header);
    }

    /** One line: as many plain values and figures as there are columns of each. */
    public void row(List<?> values, Figure... estimates) {
        if (values.size() != plain || estimates.length != figures) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected %d values and %d figures, got %d and %d",
                    plain,
                    figures,
                    values.size(),
                    estimates.length));
        }
        List<String> fields = new ArrayList<>();
        values.forEach(
                value -> fields.add(value instanceof Number ? value.toString() : CsvText.cell(value.toString())));
        for (Figure figure : estimates) {
            fields.addAll(figure.known()
                    .map(known -> List.of(
                            Double.toString(known.value()),
                            Double.toString(known.low()),
                            Double.toString(known.high()),
                            ""))
                    .orElse(List.of("", "", "", CsvText.cell(figure.toString()))));
        }
        writer.writeRecord(fields);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
