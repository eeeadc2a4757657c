package io.heartproof.spark.noise;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A recording that is read and prepared anew each time that it is asked for: for the few that are examples. */
record UnpreparedRecording(DataSet data, Entry entry, InputContract contract) implements Prepared {
    @Override
    public String recording() {
        return entry.recording();
    }

    @Override
    public int length() {
        return read().length();
    }

    @Override
    public PreparedRecording read() {
        return contract.prepare(original());
    }

    /** As its file has it. */
    Recording original() {
        try {
            return data.read(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
