package io.heartproof.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Sends each answer as a whole, and without a thread that waits for the client to read it: one that reads a byte a second
 * keeps no thread from the others. A client that takes too long to read has its connection closed. Thread-safe.
 */
final class WholeAnswers extends Handler.Wrapper {
    private final ScheduledExecutorService clock;
    private final Duration longest;

    /** @param longest how long a client may take to read an answer */
    WholeAnswers(ScheduledExecutorService clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HeldResponse answer = new HeldResponse(request, response);
        return super.handle(request, answer, Callback.from(() -> answer.completeWhenSent(callback), callback::failed));
    }

    private static void complete(Callback callback, @Nullable Throwable failure) {
        if (failure == null) {
            callback.succeeded();
        } else {
            callback.failed(failure);
        }
    }

    /** An answer whose parts are put together, and sent with the last. For one thread at a time. */
    private final class HeldResponse extends Response.Wrapper {
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
        private boolean last;

        /** Done where nothing is to be sent, or all of it was. */
        private CompletableFuture<@Nullable Void> sent = CompletableFuture.completedFuture(null);

        HeldResponse(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean isLast, @Nullable ByteBuffer content, Callback written) {
            if (content != null) {
                parts.writeBytes(BufferUtil.toArray(content));
                BufferUtil.clear(content);
            }
            if (isLast && !last) {
                last = true;
                send();
            }
            written.succeeded();
        }

        private void send() {
            CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
            Future<?> end = clock.schedule(this::close, longest.toMillis(), TimeUnit.MILLISECONDS);
            sent = done.whenComplete((nothing, failure) -> end.cancel(false));
            super.write(
                    true,
                    ByteBuffer.wrap(parts.toByteArray()),
                    Callback.from(() -> done.complete(null), done::completeExceptionally));
        }

        void completeWhenSent(Callback callback) {
            sent = sent.whenComplete((nothing, failure) -> complete(callback, failure));
        }

        private void close() {
            getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
        }

        @Override
        public void reset() {
            parts.reset();
            super.reset();
        }
    }
}
