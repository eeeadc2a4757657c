package io.heartproof.format.array;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The rows of an array as bytes, one row after the other. Implementations are thread-safe. */
public interface Rows {
    /**
     * Reads some rows.
     *
     * @param first from 0
     * @param count at least 1; the rows are there, and the caller has shown that their bytes fit into an array
     * @return exactly their bytes, in the order of the file's bytes
     */
    ByteBuffer read(long first, int count) throws IOException;
}
