package io.heartproof.spark.part;

import io.heartproof.dataset.store.StoredRecording;
import java.io.IOException;
import java.io.Serializable;

/** A part of a data set that one task works through. Immutable; serialisable, so that it travels to its task. */
public interface Part extends Serializable {
    /** Its name, which no other part of the data set has. */
    String name();

    /** SHA-256 of all that it is made of; another content is another digest. For tasks, as it may read everything. */
    String digest() throws IOException;

    /**
     * Goes through its recordings, in order.
     *
     * @param digest which it had; one that knows that it has another by now, without reading everything, refuses
     * @throws io.heartproof.problem.BadData where it breaks a rule itself, so that there are no further recordings
     * @throws IOException where the machine fails to read, or the visitor does
     */
    void visit(String digest, Visitor visitor) throws IOException;

    /** Takes one recording after the other. */
    @FunctionalInterface
    interface Visitor {
        /** @param recording not to be kept: it may lie in a file that is gone after the visit */
        void take(StoredRecording recording) throws IOException;
    }
}
