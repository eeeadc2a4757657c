package io.heartproof.web.intake;

import io.heartproof.web.guard.Limits;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import io.heartproof.web.guard.Space;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stores a request's body as it arrives, as long as it keeps to the limits of bytes, time and pace. No thread
 * waits for it. The server calls it from one thread at a time, the clock from another.
 */
final class BodyReceiver implements ReadListener {
    /** What a body must bring on average, once it had a while to begin. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1024;

    private static final long GRACE_SECONDS = 5;
    private static final int BLOCK_BYTES = 1 << 13;

    /** What is read and dropped of a body that is too large, so that a client that is still sending sees the answer. */
    private static final long DROPPED_BYTES = 1 << 20;

    private final long begin = System.nanoTime();
    private final CompletableFuture<Long> received = new CompletableFuture<>();
    private final ServletInputStream in;
    private final BodyStore store;
    private final Limits limits;
    private final Space space;
    private final AtomicLong total = new AtomicLong();
    private long stored;
    private boolean closed;

    private BodyReceiver(ServletInputStream in, BodyStore store, Allowance allowance) {
        this.in = in;
        this.store = store;
        this.limits = allowance.limits();
        this.space = allowance.space();
    }

    /**
     * Receives the body of a request whose asynchronous processing has begun.
     *
     * @return how many bytes were taken of {@code space}, all of them stored; or a {@link RequestRefusal}, and none taken
     */
    static CompletableFuture<Long> receive(HttpServletRequest request, BodyStore store, Allowance allowance)
            throws IOException {
        BodyReceiver receiver = new BodyReceiver(request.getInputStream(), store, allowance);
        ScheduledExecutorService clock = allowance.clock();
        Future<?> pace = clock.scheduleAtFixedRate(receiver::checkPace, GRACE_SECONDS, 1, TimeUnit.SECONDS);
        Future<?> end = clock.schedule(
                receiver::timeIsOver, allowance.limits().bodyTime().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Long> result = receiver.received.handle((bytes, failure) -> {
            pace.cancel(false);
            end.cancel(false);
            return receiver.ended(failure);
        });
        receiver.in.setReadListener(receiver);
        return result;
    }

    /** What a body may take; the clock says when its time is over. */
    record Allowance(Limits limits, Space space, ScheduledExecutorService clock) {}

    /** Stores nothing from now on; gives the space back where the body failed. */
    private synchronized long ended(@Nullable Throwable failure) {
        closed = true;
        if (failure != null) {
            space.free(stored);
            throw new CompletionException(failure);
        }
        return stored;
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        while (!received.isDone() && in.isReady()) {
            int read = in.read(block);
            if (read < 0) {
                return;
            }
            take(block, read);
        }
    }

    private void take(byte[] block, int read) {
        long bytes = total.addAndGet(read);
        if (bytes > limits.bodyBytes() + DROPPED_BYTES) {
            received.completeExceptionally(tooLarge(limits));
        } else if (bytes <= limits.bodyBytes()) {
            try {
                store(block, read);
            } catch (IOException | RequestRefusal e) {
                received.completeExceptionally(e);
            }
        }
    }

    private synchronized void store(byte[] block, int read) throws IOException {
        if (!closed) {
            space.take(read);
            stored += read;
            store.write(block, read);
        }
    }

    @Override
    public void onAllDataRead() {
        long bytes = total.get();
        if (bytes == 0) {
            received.completeExceptionally(
                    new RequestRefusal(ProblemKind.BAD_REQUEST, "expected a recording as the body, got none"));
        } else if (bytes > limits.bodyBytes()) {
            received.completeExceptionally(tooLarge(limits));
        } else {
            received.complete(bytes);
        }
    }

    /** A connection that stays silent ends with an exception after its idle time. */
    @Override
    public void onError(Throwable failure) {
        if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
            timeIsOver();
        } else {
            received.completeExceptionally(
                    new RequestRefusal(ProblemKind.BAD_REQUEST, "the body ends before it is complete"));
        }
    }

    private void timeIsOver() {
        received.completeExceptionally(new RequestRefusal(
                ProblemKind.TOO_SLOW,
                String.format(
                        Locale.ROOT,
                        "a body must arrive within %d s",
                        limits.bodyTime().toSeconds())));
    }

    private void checkPace() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        if (total.get() < seconds * SLOWEST_BYTES_PER_SECOND) {
            received.completeExceptionally(new RequestRefusal(
                    ProblemKind.TOO_SLOW,
                    String.format(
                            Locale.ROOT, "a body must bring %d bytes per second or more", SLOWEST_BYTES_PER_SECOND)));
        }
    }

    /** Of a body that has more bytes than it may. */
    static RequestRefusal tooLarge(Limits limits) {
        return new RequestRefusal(
                ProblemKind.BODY_TOO_LARGE,
                String.format(Locale.ROOT, "a body may have at most %d bytes", limits.bodyBytes()));
    }
}
