package io.heartproof.format.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.heartproof.file.MalformedCsv;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads a table: the first row names the leads, each further row is one sample of all leads. Amplitudes are millivolts
 * unless the column says otherwise ({@code V1 [uV]}); an empty cell is an invalid sample. A column {@code time} (in
 * seconds, equally spaced) gives the sampling rate; without one the user must. UTF-8, commas, quotes as in RFC 4180.
 */
public final class CsvReader {
    private static final int MOST_COLUMNS = 1 << 10;
    private static final int LONGEST_CELL = 1 << 10;
    private static final int LONGEST_ROW = 1 << 16;

    private final Path file;
    private final List<Column> columns = new ArrayList<>();
    private final List<LeadColumn> leadColumns = new ArrayList<>();
    private final TimeColumn times = new TimeColumn();
    private int rows;

    private CsvReader(Path file) {
        this.file = file;
    }

    /**
     * Reads one recording.
     *
     * @param samplingRateHz what the user says it is, if anything
     * @throws BadData where the table breaks a rule
     */
    public static Recording read(Path file, OptionalDouble samplingRateHz) throws IOException {
        CsvReader reader = new CsvReader(file);
        reader.readTable();
        return reader.recording(samplingRateHz);
    }

    private void readTable() throws IOException {
        CsvRecordHandler limits = CsvRecordHandler.of(handler ->
                handler.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).maxRecordSize(LONGEST_ROW));
        try (var table = de.siegmar.fastcsv.reader.CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(limits, file)) {
            takeAll(table.iterator());
        } catch (CsvParseException e) {
            throw new BadData(file.toString(), MalformedCsv.reason(e), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void takeAll(Iterator<CsvRecord> table) {
        if (!table.hasNext()) {
            throw new BadData(file.toString(), "the first row must name the leads, but the table is empty");
        }
        takeHeads(table.next());
        String emptyLine = "";
        while (table.hasNext()) {
            CsvRecord row = table.next();
            if (!emptyLine.isEmpty()) {
                throw new BadData(emptyLine, "expected " + columns.size() + " cells, got an empty line");
            }
            if (isEmpty(row) && columns.size() > 1) {
                emptyLine = line(row);
            } else {
                takeRow(row);
            }
        }
    }

    private void takeHeads(CsvRecord row) {
        for (String head : row.getFields()) {
            columns.add(Column.of(line(row), head));
        }
        List<Column> leads = columns.stream().filter(c -> !c.isTime()).toList();
        if (leads.isEmpty() || columns.size() - leads.size() > 1) {
            throw new BadData(line(row), "expected at least one lead and at most one time, got " + row.getFields());
        }
        List<Lead> named = LeadNames.leads(leads.stream().map(Column::name).toList());
        for (int i = 0; i < named.size(); i++) {
            leadColumns.add(new LeadColumn(named.get(i), leads.get(i)));
        }
    }

    private void takeRow(CsvRecord row) {
        String where = line(row);
        int cells = isEmpty(row) ? 1 : row.getFieldCount();
        if (cells != columns.size()) {
            throw new BadData(where, "expected " + columns.size() + " cells, got " + cells);
        }
        SampleLimit.check(where, leadColumns.size(), ++rows);
        int lead = 0;
        for (int i = 0; i < cells; i++) {
            String cell = isEmpty(row) ? "" : row.getField(i).strip();
            if (columns.get(i).isTime()) {
                times.take(where, cell);
            } else {
                leadColumns.get(lead++).take(where, cell);
            }
        }
    }

    private static boolean isEmpty(CsvRecord row) {
        return row.getFieldCount() == 0
                || (row.getFieldCount() == 1 && row.getField(0).isBlank());
    }

    private Recording recording(OptionalDouble given) {
        String where = file.toString();
        SampleLimit.check(where, leadColumns.size(), rows);
        double samplingRateHz = samplingRate(given);
        List<LeadSignal> signals = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (LeadColumn column : leadColumns) {
            signals.add(column.signal());
            column.addNotes(notes);
        }
        return new Recording(
                RecordingName.of(file),
                samplingRateHz,
                signals,
                Patient.UNKNOWN,
                List.of(),
                new Source("CSV", List.of(where), notes));
    }

    private double samplingRate(OptionalDouble given) {
        OptionalDouble stated = times.samplingRateHz(file.toString());
        if (stated.isPresent()) {
            return SamplingRate.confirmed(file.toString(), stated.getAsDouble(), given, TimeColumn.TOLERANCE);
        }
        return given.orElseThrow(() ->
                new BadData(file.toString(), "the table has no column 'time', so the sampling rate must be given"));
    }

    private String line(CsvRecord row) {
        return file + ", line " + row.getStartingLineNumber();
    }
}
