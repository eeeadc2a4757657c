package io.heartproof.process.heartbeat;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Another process, as seen from here: when it was last heard, and how its connection ended. A thread of its own hears it; all other
 * methods belong to the thread that looks after all peers, but {@link #say}. Messages are a byte each, the loss of a third process a
 * byte and a text.
 */
final class Peer implements Closeable {
    private static final int BEAT = 0;
    private static final int FINISHED = 1;
    private static final int LOST = 2;
    private static final int LAST_WORDS_MILLISECONDS = 100;

    private final int rank;
    private final AtomicInteger silent = new AtomicInteger();
    private int closedFor;
    private volatile boolean finished;
    private volatile boolean closed;
    private volatile @Nullable DeadProcess told;
    private volatile @Nullable Socket socket;
    private volatile @Nullable Thread hearing;

    Peer(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }

    /** Hears the process on this connection from now on, unless there is one already. */
    synchronized boolean connected(Socket to) {
        if (socket != null) {
            return false;
        }
        socket = to;
        hearing = Heartbeats.thread("heartbeats of rank " + rank, () -> hear(to));
        hearing.start();
        return true;
    }

    private void hear(Socket from) {
        try (DataInputStream in = new DataInputStream(from.getInputStream())) {
            while (true) { // to the end, see close
                int message = in.readUnsignedByte();
                silent.set(0);
                if (message == LOST) {
                    told = new DeadProcess(in.readUTF());
                }
                finished |= message == FINISHED;
            }
        } catch (IOException e) {
            closed = !finished;
        }
    }

    /** What is wrong with the process, a tick later; what it told of a third one comes first. */
    Optional<DeadProcess> tick(HeartbeatTerms terms, int size) {
        DeadProcess third = told;
        if (finished || third != null) {
            return Optional.ofNullable(third);
        }
        closedFor += closed ? 1 : 0;
        if (closedFor > terms.grace()) {
            return Optional.of(DeadProcess.of(rank, size, "its connection ended"));
        }
        if (silent.incrementAndGet() > terms.silence()) {
            return Optional.of(DeadProcess.of(
                    rank,
                    size,
                    "expected a heartbeat every " + terms.beatText() + ", got none for " + terms.silenceText()));
        }
        return Optional.empty();
    }

    void beat() {
        say(BEAT, null);
    }

    void finish() {
        say(FINISHED, null);
    }

    void lost(DeadProcess process) {
        say(LOST, process);
    }

    private synchronized void say(int message, @Nullable DeadProcess process) {
        Socket to = socket;
        if (to == null) {
            return;
        }
        try {
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            out.writeByte(message);
            if (process != null) {
                out.writeUTF(process.text());
            }
            out.flush();
        } catch (IOException e) {
            closed = !finished;
        }
    }

    /** Ends the connection once what was said last has had time to arrive: closed over unread bytes, it would take that back. */
    @Override
    public void close() throws IOException {
        Socket open = socket;
        Thread listening = hearing;
        if (open == null || listening == null) {
            return;
        }
        try (open) {
            if (!open.isClosed()) {
                open.shutdownOutput();
                listening.join(LAST_WORDS_MILLISECONDS);
            }
        } catch (SocketException e) {
            // the other end is closed already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
