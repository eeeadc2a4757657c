package io.heartproof.report.margin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heartproof.file.MalformedCsv;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The margins of a run's training recordings: {@code margins.csv}. Immutable.
 *
 * @param run its name
 * @param unit of the margins, {@code relative} or {@code microvolts}
 * @param margins in the order of the file, at least one
 */
public record RunMargins(String run, String unit, List<Margin> margins) {
    private static final List<String> COLUMNS =
            List.of("recording", "margin", "unit", "microvoltsLeast", "microvoltsMost");
    private static final List<String> UNITS = List.of("relative", "microvolts");

    /**
     * The largest noise that a recording is known to bear.
     *
     * @param size in the run's unit
     * @param least in microvolts of the lead where that is least; NaN where that is not known
     * @param most of the lead where it is most
     */
    public record Margin(double size, double least, double most) {}

    public RunMargins {
        margins = List.copyOf(margins);
        if (margins.isEmpty()) {
            throw new IllegalArgumentException("expected margins of a recording at least, got none");
        }
    }

    /**
     * Reads the file; one without a line has no margins. Other columns, another unit or what is no number is {@link BadData}.
     *
     * @param run its name
     */
    public static List<RunMargins> read(String run, Path file) throws IOException {
        List<Margin> margins = new ArrayList<>();
        String unit = "";
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().allowUnclosedQuote(false).ofCsvRecord(file)) {
            Iterator<CsvRecord> lines = csv.iterator();
            requireColumns(file, lines.hasNext() ? lines.next().getFields() : List.of());
            while (lines.hasNext()) {
                CsvRecord line = lines.next();
                String where = file + " line " + line.getStartingLineNumber();
                unit = unit(where, line.getFields(), unit);
                margins.add(margin(where, line.getFields()));
            }
        } catch (CsvParseException e) {
            throw new BadData(file.toString(), MalformedCsv.reason(e), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return margins.isEmpty() ? List.of() : List.of(new RunMargins(run, unit, margins));
    }

    private static void requireColumns(Path file, List<String> columns) {
        if (!columns.equals(COLUMNS)) {
            throw new BadData(file.toString(), "expected the columns " + COLUMNS + ", got " + columns);
        }
    }

    private static String unit(String where, List<String> fields, String before) {
        String unit = fields.get(2);
        if (!UNITS.contains(unit) || !(before.isEmpty() || unit.equals(before))) {
            throw new BadData(where, "expected one unit of " + UNITS + ", got " + fields);
        }
        return unit;
    }

    private static Margin margin(String where, List<String> fields) {
        try {
            return new Margin(Double.parseDouble(fields.get(1)), microvolts(fields.get(3)), microvolts(fields.get(4)));
        } catch (NumberFormatException e) {
            throw new BadData(where, "expected numbers, got " + fields, e);
        }
    }

    private static double microvolts(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }

    /** Of the recordings that have it: the smallest number that so large a share of them does not exceed; NaN where none has. */
    double quantile(double share, ToDoubleFunction<Margin> of) {
        double[] known = margins.stream()
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return known.length == 0 ? Double.NaN : known[(int) Math.max(0, Math.ceil(share * known.length) - 1)];
    }

    /** How many recordings are known in volts. */
    int inVolts() {
        return (int)
                margins.stream().filter(margin -> !Double.isNaN(margin.least)).count();
    }
}
