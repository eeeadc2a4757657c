package io.heartproof.format.csv;

import io.heartproof.file.AtomicFile;
import io.heartproof.file.CsvText;
import io.heartproof.problem.BadData;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a recording as a table that {@link CsvReader} reads back to the same samples: a column {@code time} in seconds ({@code
 * time [s]} where the rate is unusual), then one per lead, NaN as an empty cell. Heads are as {@link CsvText} has them. What is
 * known about the patient is not written. Whole or not at all.
 */
public final class CsvWriter {
    private CsvWriter() {}

    /**
     * Replaces {@code file}.
     *
     * @throws BadData where a lead is called {@code time}, or like a count of rows, or a sample is infinite
     */
    public static void write(Recording recording, Path file) throws IOException {
        List<String> heads = heads(recording);
        AtomicFile.write(file, out -> write(recording, heads, out));
    }

    private static void write(Recording recording, List<String> heads, OutputStream out) throws IOException {
        var table = de.siegmar.fastcsv.writer.CsvWriter.builder()
                .build(new BufferedOutputStream(out), StandardCharsets.UTF_8);
        table.writeRecord(heads);
        List<String> cells = new ArrayList<>(heads.size());
        for (int i = 0; i < recording.length(); i++) {
            cells.clear();
            cells.add(Double.toString(i / recording.samplingRateHz()));
            for (LeadSignal signal : recording.signals()) {
                float sample = signal.samples()[i];
                cells.add(Float.isNaN(sample) ? "" : Float.toString(sample));
            }
            table.writeRecord(cells);
        }
        table.flush();
    }

    private static List<String> heads(Recording recording) {
        List<String> heads = new ArrayList<>();
        heads.add(TimeColumn.isUsual(recording.samplingRateHz()) ? Column.TIME : Column.TIME_IN_SECONDS);
        for (LeadSignal signal : recording.signals()) {
            requireFinite(recording.name(), signal);
            Column column = Column.of(signal);
            if (!column.isLead()) {
                throw new BadData(recording.name(), "a table cannot hold a lead named '" + column.name() + "'");
            }
            heads.add(CsvText.cell(column.head()));
        }
        return heads;
    }

    private static void requireFinite(String where, LeadSignal signal) {
        for (float sample : signal.samples()) {
            if (Float.isInfinite(sample)) {
                throw new BadData(where, "samples must be finite, got " + sample + " in lead " + signal.lead());
            }
        }
    }
}
