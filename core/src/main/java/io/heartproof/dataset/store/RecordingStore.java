package io.heartproof.dataset.store;

import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where recordings lie, found by name. What is in it is listed once, when it is opened. Immutable and thread-safe. */
public interface RecordingStore {
    /** The folder or the file that the user names. */
    Path place();

    /** The folder in which {@code REFERENCE.csv}, {@code LABELS.csv} and {@code DIAGNOSES.csv} lie, where there are any. */
    Path tables();

    /** The recording of that name; empty where there is none. */
    Optional<StoredRecording> find(String recording);

    /** The names of all recordings, in order. */
    List<String> recordings() throws IOException;

    /** All recordings, in order; one that is not found says so where it is read. */
    default List<StoredRecording> all() throws IOException {
        return recordings().stream()
                .map(name -> find(name).orElseGet(() -> new MissingRecording(this, name)))
                .toList();
    }

    /** What is said of a recording that is not found, such as {@code no file A0001.hea, .mat}. */
    String missing(String recording);

    /** The names of the recordings that may state diagnosis codes, in order. */
    List<String> statingDiagnoses();

    /** What the store itself says its recordings show; asked for where no table does. */
    Optional<StatedLabels> labels();

    /**
     * What looks like a recording, and belongs to none of these.
     *
     * @param recordings names
     * @return names of files, in order, or of recordings where these are no files
     */
    List<String> unnamed(Set<String> recordings) throws IOException;

    /** What it is made of, in words by what is said, such as {@code shards}; known without reading recordings. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /**
     * What of it is not as it was written, one line each, where the store knows digests of itself. Reads all of it.
     *
     * @param progress steps are bytes
     */
    default List<String> damage(Progress progress) throws IOException {
        return List.of();
    }
}
