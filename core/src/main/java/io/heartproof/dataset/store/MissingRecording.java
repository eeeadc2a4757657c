package io.heartproof.dataset.store;

import io.heartproof.format.ReadOptions;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Recording;

/** A recording of which a store knows the name but not where it lies, such as one of several that share a name. Immutable. */
record MissingRecording(RecordingStore store, String name) implements StoredRecording {
    @Override
    public String where() {
        return store.place().toString();
    }

    @Override
    public Recording read(ReadOptions options) {
        throw new BadData(where(), store.missing(name));
    }

    @Override
    public String stamp() {
        return "";
    }

    @Override
    public void addTo(Digest digest) {
        digest.add(name);
    }
}
