package io.heartproof.cli.option;

import io.heartproof.dataset.RecordingStores;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one recording that a command is about, and how its file is read. */
public final class RecordingArgument {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private IdentityOption identity = new IdentityOption();

    @Parameters(
            paramLabel = "FILE",
            description =
                    "A recording: WFDB, MATLAB, CSV, EDF, DICOM, XML (docs/formats.md). Of shards also by the name"
                            + " in an answer, such as SHARDS/shard-000000.tar/A0001.hea.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Shards, an HDF5 file or another data set (docs/data.md): FILE is the name of a recording there.")
    private @Nullable Path data;

    /** Reads it. */
    public Recording read(Progress progress) throws IOException {
        ReadOptions options = identity.applied(reading.readOptions());
        if (data != null) {
            RecordingStore store = RecordingStores.openAny(data, options, progress);
            return found(store, store.find(file.toString())).read(options);
        }
        Optional<RecordingStore> around = around(options, progress);
        return around.isPresent() ? answered(around.get()).read(options) : RecordingFiles.read(file, options);
    }

    /** The data set that is named in place of a recording, such as a folder of shards; empty where it is none. */
    public Optional<RecordingStore> dataSet(Progress progress) throws IOException {
        return data == null
                ? RecordingStores.openIfKnown(file, identity.applied(reading.readOptions()), progress)
                : Optional.empty();
    }

    /** The archive in which the recording would lie by its name; empty where that is a file like others. */
    private Optional<RecordingStore> around(ReadOptions options, Progress progress) throws IOException {
        Path parent = file.getParent();
        return parent != null && Files.isRegularFile(parent)
                ? RecordingStores.openIfKnown(parent, options, progress)
                : Optional.empty();
    }

    private StoredRecording answered(RecordingStore store) throws IOException {
        String name = file.toString().replace('\\', '/');
        Optional<StoredRecording> found = store.all().stream()
                .filter(recording -> recording.where().equals(name))
                .findFirst();
        return found(store, found);
    }

    private StoredRecording found(RecordingStore store, Optional<StoredRecording> found) {
        return found.orElseThrow(
                () -> new BadData(store.place().toString(), store.missing(String.valueOf(file.getFileName()))));
    }

    /** Whether what the file says of the patient is kept. */
    public boolean keepsIdentity() {
        return identity.isKept();
    }
}
