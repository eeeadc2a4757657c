package io.heartproof.dataset;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Labelled recordings: a folder in the layout of CPSC2018 (see the package's page), or another store of them. Opening it reads
 * the tables and checks that every recording is there; the recordings themselves are read one by one. Immutable and thread-safe.
 *
 * <pre>{@code
 * DataSet data = DataSet.open(Path.of("training_set"));
 * for (Entry entry : data.singleLabel()) {
 *     Recording recording = data.read(entry);
 * }
 * }</pre>
 */
public final class DataSet {
    private final RecordingStore store;
    private final Catalogue catalogue;
    private final ReadOptions options;
    private final Map<String, Entry> entries;
    private volatile @Nullable String digest;

    private DataSet(RecordingStore store, Catalogue catalogue, ReadOptions options, Map<String, Entry> entries) {
        this.store = store;
        this.catalogue = catalogue;
        this.options = options;
        this.entries = entries;
    }

    /** Opens a folder whose files say everything themselves. */
    public static DataSet open(Path folder) throws IOException {
        return open(folder, ReadOptions.NONE);
    }

    /** As below, where nobody watches. */
    public static DataSet open(Path place, ReadOptions options) throws IOException {
        return open(place, options, Progress.NONE);
    }

    /**
     * Opens a folder, or another store of recordings.
     *
     * @param options how every recording of it is read
     * @param progress where its recordings have to be listed first
     * @throws BadData where a table is missing or breaks a rule, or a recording has no file: file, line and value
     */
    public static DataSet open(Path place, ReadOptions options, Progress progress) throws IOException {
        return of(RecordingStores.open(place, options, progress), options);
    }

    private static DataSet of(RecordingStore store, ReadOptions options) throws IOException {
        Catalogue catalogue = Catalogue.read(store);
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Catalogue.CatalogueLine line : catalogue.lines()) {
            entries.put(line.recording(), line.orThrow());
        }
        if (entries.isEmpty()) {
            throw new BadData(
                    catalogue.source(),
                    catalogue.leftOut().isEmpty()
                            ? "lists no recording"
                            : "has no code of the "
                                    + Counted.of(catalogue.leftOut().size(), "recording") + " beside it");
        }
        return new DataSet(store, catalogue, options, entries);
    }

    /** The same recordings, read otherwise. */
    public DataSet with(ReadOptions other) {
        DataSet result = new DataSet(store, catalogue, other, entries);
        result.digest = digest;
        return result;
    }

    /** How every recording is read, as a text: the same for data sets of the same files that give the same recordings. */
    public String reading() {
        return options.text();
    }

    /** The folder or the file that was opened. */
    public Path folder() {
        return store.place();
    }

    /** What messages call a recording, such as the path of its file. */
    public String where(Entry entry) {
        return stored(entry).where();
    }

    /** The classes. */
    public LabelSet labels() {
        return catalogue.labels();
    }

    /** All recordings, in the order of the reference file. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The recordings with exactly one label, in the order of the reference file. */
    public List<Entry> singleLabel() {
        return entries.values().stream().filter(e -> !e.isMultiLabel()).toList();
    }

    /** How many recordings have several labels. */
    public int multiLabelCount() {
        return entries.size() - singleLabel().size();
    }

    /**
     * In one line of counts, what training and evaluation leave out and ignore, all of which {@link DataSetValidation} names;
     * empty where that is nothing. Recordings that cannot be read are not among them.
     */
    public Optional<String> passedOver() throws IOException {
        return catalogue
                .labelling()
                .passedOver(
                        multiLabelCount(), store.unnamed(catalogue.recordings()).size());
    }

    /**
     * The entries of some recordings, in the order asked for.
     *
     * @throws BadData where there is no such recording, or it has several labels
     */
    public List<Entry> select(List<String> recordings) {
        List<Entry> selected = new ArrayList<>();
        for (String recording : recordings) {
            Entry entry = entries.get(recording);
            if (entry == null) {
                throw new BadData(
                        folder().toString(),
                        "has no recording '" + RecordName.printable(recording) + "' that a list names");
            }
            if (entry.isMultiLabel()) {
                throw new BadData(
                        folder().toString(),
                        "a list names recording %s, which has several labels %s".formatted(recording, entry.labels()));
            }
            selected.add(entry);
        }
        return selected;
    }

    /**
     * Reads one recording.
     *
     * @throws BadData where its file breaks a rule
     */
    public Recording read(Entry entry) throws IOException {
        return stored(entry).read(options);
    }

    /** Whether the recording's file says that a simulator made it; only WFDB headers do. */
    public boolean isSimulated(Entry entry) throws IOException {
        return stored(entry).isSimulated();
    }

    /** Where a recording lies; {@link BadData} where it is not of this data set. */
    public StoredRecording stored(Entry entry) {
        return store.find(entry.recording())
                .orElseThrow(() -> new BadData(folder().toString(), store.missing(entry.recording())));
    }

    /**
     * What a provenance says of some recordings: the digests of all data and of their names, and of which origin they are.
     */
    public Map<String, String> digests(RecordingOrigin.Use use, List<Entry> entries) throws IOException {
        Digest ofNames = new Digest();
        entries.forEach(entry -> ofNames.add(entry.recording()));
        Map<String, String> digests = new TreeMap<>(Map.of("data", digest(), "recordings", ofNames.hex()));
        putOrigin(digests, use, entries);
        return digests;
    }

    /** Writes down of which origin recordings are, see {@link RecordingOrigin}. */
    public void putOrigin(Map<String, String> digests, RecordingOrigin.Use use, List<Entry> entries)
            throws IOException {
        putOrigin(digests, use, entries, List.of());
    }

    /**
     * The same, where simulated recordings came beside those of the data set.
     *
     * @param beside their names
     */
    public void putOrigin(
            Map<String, String> digests, RecordingOrigin.Use use, List<Entry> entries, List<String> beside)
            throws IOException {
        List<String> simulated = new ArrayList<>(beside);
        List<String> others = new ArrayList<>();
        for (Entry entry : entries) {
            (isSimulated(entry) ? simulated : others).add(entry.recording());
        }
        RecordingOrigin.put(digests, use, simulated, others);
    }

    /**
     * SHA-256 over the classes and every recording's name, labels and files, whatever their order in the reference file.
     * A recording's files are those that carry its name, such as {@code A0001.hea} and {@code A0001.mat}, and those that its
     * WFDB header names otherwise.
     * The files are read when it is first asked for.
     */
    public String digest() throws IOException {
        String known = digest;
        if (known == null) {
            known = computedDigest();
            digest = known;
        }
        return known;
    }

    private String computedDigest() throws IOException {
        Digest digest = new Digest();
        labels().names().forEach(digest::add);
        List<Entry> sorted = entries.values().stream()
                .sorted(Comparator.comparing(Entry::recording))
                .toList();
        for (Entry entry : sorted) {
            digest.add(entry.recording()).add(entry.labels().toString());
            stored(entry).addTo(digest);
        }
        return digest.hex();
    }
}
