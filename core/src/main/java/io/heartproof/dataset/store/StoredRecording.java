package io.heartproof.dataset.store;

import io.heartproof.format.ReadOptions;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.util.List;

/** One recording of a store, not yet read. Immutable and thread-safe. */
public interface StoredRecording {
    /** Its name, by which tables call it. */
    String name();

    /** What messages call it, such as its file's path. */
    String where();

    /**
     * Reads it.
     *
     * @throws BadData where it breaks a rule: one line with file, rule, value
     */
    Recording read(ReadOptions options) throws IOException;

    /** Whether its file says that a simulator made it; only WFDB headers do. */
    default boolean isSimulated() throws IOException {
        return false;
    }

    /** The diagnosis codes that its file states, without reading the samples; only WFDB headers do. */
    default List<String> diagnosisCodes() throws IOException {
        return List.of();
    }

    /**
     * What is another text once what it is made of has changed, such as the sizes and times of its files, without reading its
     * samples.
     */
    String stamp() throws IOException;

    /** Adds what it is made of, so that another content is another digest. */
    void addTo(Digest digest) throws IOException;
}
