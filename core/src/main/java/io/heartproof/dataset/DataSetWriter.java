package io.heartproof.dataset;

import io.heartproof.dataset.table.LabelFile;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.dataset.table.ReferenceTable;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a data set in the layout of CPSC2018, one recording after the other; each in WFDB format 16. The reference file
 * comes last, so that a folder without one was not finished. Not thread-safe.
 *
 * <pre>{@code
 * DataSetWriter writer = new DataSetWriter(folder, LabelSet.CPSC2018);
 * writer.add(recording, label);
 * writer.finish();
 * }</pre>
 */
public final class DataSetWriter {
    private final Path folder;
    private final LabelSet labels;
    private final Map<String, Entry> written = new LinkedHashMap<>();

    /**
     * Begins a data set; makes the folder where it is missing.
     *
     * @throws BadData where the folder holds a data set already
     */
    public DataSetWriter(Path folder, LabelSet labels) throws IOException {
        this.folder = folder;
        this.labels = labels;
        if (Files.exists(folder.resolve(ReferenceTable.NAME))) {
            throw new BadData(folder.toString(), "holds a data set already (" + ReferenceTable.NAME + ")");
        }
        Files.createDirectories(folder);
    }

    /**
     * Writes one recording.
     *
     * @throws BadData where its name is no file name or was given before, or the label is none of the data set's
     */
    public void add(Recording recording, Label label) throws IOException {
        String name = RecordName.require(folder.toString(), recording.name());
        if (!labels.labels().contains(label)) {
            throw new BadData(name, "expected a label of " + labels.names() + ", got " + label);
        }
        Entry entry = new Entry(name, List.of(label));
        if (written.putIfAbsent(name, entry) != null) {
            throw new BadData(folder.toString(), "recording " + name + " is written twice");
        }
        WfdbWriter.write(recording, folder);
    }

    /** Writes the tables and so ends the data set. */
    public void finish() throws IOException {
        LabelFile.write(folder, labels);
        ReferenceLabels.write(folder, List.copyOf(written.values()));
    }
}
