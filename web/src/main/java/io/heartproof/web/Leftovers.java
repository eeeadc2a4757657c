package io.heartproof.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Reads and drops what is left of a refused body, where that is little. A client that is still sending when the connection is
 * closed would see a broken connection in place of the answer. A few at once at most, so that slow senders cannot take
 * all threads; what is left over then goes with the connection. Thread-safe.
 */
final class Leftovers {
    private static final int MOST_AT_ONCE = 16;
    private static final long MOST_BYTES = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore readers = new Semaphore(MOST_AT_ONCE);

    /** Reads to the end of the body, or until it takes too long. A client that waits to be asked for its body is not asked. */
    void read(HttpServletRequest request) {
        if (request.getHeader("Expect") != null
                || request.getContentLengthLong() > MOST_BYTES
                || !readers.tryAcquire()) {
            return;
        }
        try {
            skip(request.getInputStream());
        } catch (IOException e) {
            return; // the client has gone
        } finally {
            readers.release();
        }
    }

    private static void skip(InputStream in) throws IOException {
        byte[] block = new byte[1 << 14];
        long end = System.nanoTime() + PATIENCE.toNanos();
        long total = 0;
        for (int read = in.read(block); read >= 0 && total < MOST_BYTES && System.nanoTime() < end; ) {
            total += read;
            read = in.read(block);
        }
    }
}
