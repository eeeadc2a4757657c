package io.heartproof.batch;

import io.heartproof.dataset.Entry;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a file of prepared recordings was made from. {@link #VERSION} is to be raised with every change of the format and of
 * what preparation computes.
 *
 * @param sources digest of the data set and of the list of recordings
 * @param contract digest of the input contract
 */
record PreparedKey(String sources, String contract) {
    static final int VERSION = 1;

    private static final byte[] MAGIC = "HPREPARE".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 16;

    static PreparedKey of(Preparation preparation, List<Entry> entries) throws IOException {
        Digest sources = new Digest().add(preparation.data().digest());
        entries.forEach(entry -> sources.add(entry.recording()));
        return new PreparedKey(sources.hex(), preparation.contract().digest());
    }

    /** The beginning of both digests; the header has them whole. */
    String fileName() {
        return digits(sources) + "-" + digits(contract) + PreparedCache.ENDING;
    }

    /** What the file begins with: eight letters, the version, both digests as text. */
    byte[] header() {
        byte[] digests = (sources + contract).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + digests.length)
                .put(MAGIC)
                .putInt(VERSION)
                .put(digests)
                .array();
    }

    private static String digits(String digest) {
        int from = digest.indexOf(':') + 1;
        return digest.substring(from, from + DIGITS);
    }
}
