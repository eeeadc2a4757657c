package io.heartproof.web.upload;

import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import io.heartproof.web.limit.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a request's body to a file, as long as it keeps to the limits of bytes and time. */
final class BodyReader {
    private static final int BLOCK_BYTES = 1 << 16;

    private final Limits limits;

    BodyReader(Limits limits) {
        this.limits = limits;
    }

    /** Writes the body; {@link Refusal} where it is empty, too large, too slow or cut off. */
    void write(HttpServletRequest request, Path file) throws IOException {
        if (request.getContentLengthLong() > limits.bodyBytes()) {
            throw tooLarge();
        }
        long bytes;
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes = copy(request, out);
        }
        if (bytes == 0) {
            throw new Refusal(ProblemKind.BAD_REQUEST, "expected a recording as the body, got none");
        }
    }

    private long copy(HttpServletRequest request, OutputStream out) throws IOException {
        long end = System.nanoTime() + limits.bodyTime().toNanos();
        byte[] block = new byte[BLOCK_BYTES];
        long total = 0;
        InputStream in = request.getInputStream();
        for (int read = next(in, block); read >= 0; read = next(in, block)) {
            total += read;
            if (total > limits.bodyBytes()) {
                throw tooLarge();
            }
            if (System.nanoTime() > end) {
                throw tooSlow();
            }
            out.write(block, 0, read);
        }
        return total;
    }

    /** A connection that stays silent ends with an exception after its idle time. */
    private int next(InputStream in, byte[] block) {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw e.getCause() instanceof java.util.concurrent.TimeoutException
                    ? tooSlow()
                    : new Refusal(ProblemKind.BAD_REQUEST, "the body ends before it is complete");
        }
    }

    private Refusal tooLarge() {
        return new Refusal(
                ProblemKind.BODY_TOO_LARGE,
                String.format(Locale.ROOT, "a body may have at most %d bytes", limits.bodyBytes()));
    }

    private Refusal tooSlow() {
        return new Refusal(
                ProblemKind.TOO_SLOW,
                String.format(
                        Locale.ROOT,
                        "a body must arrive within %d s",
                        limits.bodyTime().toSeconds()));
    }
}
