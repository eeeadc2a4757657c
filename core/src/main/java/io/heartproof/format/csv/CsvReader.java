package io.heartproof.format.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.heartproof.file.MalformedCsv;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.OptionalDouble;

/**
 * Reads a table: the first row names the leads, each further row is one sample of all leads. Columns are separated by comma,
 * semicolon, tab or bar; with the last three, decimals may have commas. Amplitudes are millivolts unless the column says
 * otherwise ({@code V1 [uV]}, {@code V1 (uV)}, {@code V1_uV}) or a row of units below the heads does; an empty cell, {@code NaN},
 * {@code NA} or {@code null} is an invalid sample. A column of times gives the sampling rate; without one the user must. Columns
 * that count rows are passed over. Quotes as in RFC 4180; see {@link TableText} for how the text may be written. Not thread-safe.
 */
public final class CsvReader {
    private static final int MOST_COLUMNS = 1 << 10;
    private static final int LONGEST_CELL = 1 << 10;
    private static final int LONGEST_ROW = 1 << 16;

    private final RecordingFile file;
    private final TableText text;
    private final TableRows rows;

    private CsvReader(RecordingFile file, LeadMap named) throws IOException {
        this.file = file;
        this.text = TableText.of(file);
        this.rows = new TableRows(file.where(), new Numbers(text.separator()), named);
    }

    /** Whether the start of a file is that of a table with a column named as a lead. */
    public static boolean recognises(byte[] start, LeadMap leads) {
        return TableText.of(start).heads().stream()
                .anyMatch(head -> Column.isStandardLead(head) || leads.names(Column.nameOf(head)));
    }

    /**
     * Reads one recording.
     *
     * @param samplingRateHz the rate that the user states, if any
     * @param named which leads names in the first row stand for, after the user
     * @throws BadData where the table breaks a rule
     */
    public static Recording read(RecordingFile file, OptionalDouble samplingRateHz, LeadMap named) throws IOException {
        CsvReader reader = new CsvReader(file, named);
        reader.readTable();
        return reader.rows.recording(file, samplingRateHz);
    }

    private void readTable() throws IOException {
        text.requireColumnPerLead(file.where());
        CsvRecordHandler limits = CsvRecordHandler.of(handler ->
                handler.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST_CELL).maxRecordSize(LONGEST_ROW));
        try (Reader characters = text.open(file);
                var table = de.siegmar.fastcsv.reader.CsvReader.builder()
                        .fieldSeparator(text.separator())
                        .quoteCharacter(text.quote())
                        .skipEmptyLines(false)
                        .allowUnclosedQuote(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .build(limits, characters)) {
            takeAll(table.iterator());
        } catch (CsvParseException e) {
            throw new BadData(file.where(), MalformedCsv.reason(e), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void takeAll(Iterator<CsvRecord> table) {
        if (!table.hasNext()) {
            throw new BadData(file.where(), "the first row must name the leads, but the table is empty");
        }
        CsvRecord heads = table.next();
        rows.takeHeads(line(heads), heads.getFields());
        String emptyLine = "";
        for (int i = 0; table.hasNext(); i++) {
            Interruption.checkAt(i);
            CsvRecord row = table.next();
            if (!emptyLine.isEmpty()) {
                throw new BadData(emptyLine, "expected " + Counted.of(rows.width(), "cell") + ", got an empty line");
            }
            if (isEmpty(row) && rows.width() > 1) {
                emptyLine = line(row);
            } else {
                rows.take(line(row), row.getFields());
            }
        }
    }

    private static boolean isEmpty(CsvRecord row) {
        return row.getFieldCount() == 0
                || (row.getFieldCount() == 1 && row.getField(0).isBlank());
    }

    private String line(CsvRecord row) {
        return file.where() + ", line " + (row.getStartingLineNumber() + text.linesBefore());
    }
}
