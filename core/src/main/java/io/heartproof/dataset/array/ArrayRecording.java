package io.heartproof.dataset.array;

import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.array.ArrayRow;
import io.heartproof.format.array.SignalArray;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Recording;
import java.io.IOException;

/** A recording that is a row of an array. */
record ArrayRecording(ArrayFile file, SignalArray array, ArrayRow row) implements StoredRecording {
    @Override
    public String name() {
        return row.name();
    }

    @Override
    public String where() {
        return array.where(row);
    }

    @Override
    public Recording read(ReadOptions options) throws IOException {
        return RecordingFiles.read(array, row, options);
    }

    /** Size and time of the file, row and length. */
    @Override
    public String stamp() throws IOException {
        return file.stamp() + " " + row.row() + " " + row.samples();
    }

    /** Adds the file, row and length. */
    @Override
    public void addTo(Digest digest) throws IOException {
        digest.add(file.digest())
                .add(Integer.toString(row.row()))
                .add(row.samples().isPresent() ? Integer.toString(row.samples().getAsInt()) : "");
    }
}
