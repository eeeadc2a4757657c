package io.heartproof.web;

import io.heartproof.web.guard.Client;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A connection that notices its client's leaving while a request is computed. The server reads nothing then, so it would learn of
 * it from the answer that nobody takes. Here one byte is read ahead: either it is the end, or it belongs to the client's next
 * request, is kept for it, and this client is not looked after any further. Thread-safe.
 */
final class ClientEndPoint extends SocketChannelEndPoint implements Client {
    private final ByteBuffer ahead = ByteBuffer.allocate(1).flip();
    private @Nullable Runnable ifGone;

    ClientEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** To be called once the request is here as a whole, as what comes then is the end or another request. */
    @Override
    public synchronized void ifGone(Runnable action) {
        ifGone = action;
        needsFillInterest(); // calls onSelected
    }

    @Override
    public synchronized void answered() {
        ifGone = null;
    }

    @Override
    public @Nullable Runnable onSelected() {
        @Nullable Runnable selected = super.onSelected();
        Runnable gone = actionIfGone();
        if (gone == null) {
            return selected;
        }
        return () -> {
            if (selected != null) {
                selected.run();
            }
            gone.run();
        };
    }

    private synchronized @Nullable Runnable actionIfGone() {
        if (ifGone == null || ahead.hasRemaining()) {
            return null;
        }
        int read = readAhead();
        if (read == 0) {
            needsFillInterest();
        }
        Runnable action = read < 0 ? ifGone : null;
        ifGone = read == 0 ? ifGone : null;
        return action;
    }

    private int readAhead() {
        ahead.clear();
        try {
            return getChannel().read(ahead);
        } catch (IOException e) {
            return -1; // reset by the client
        } finally {
            ahead.flip();
        }
    }

    @Override
    public synchronized int fill(ByteBuffer buffer) throws IOException {
        return ahead.hasRemaining() ? BufferUtil.append(buffer, ahead) : super.fill(buffer);
    }
}
