package io.heartproof.process.heartbeat;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeats between processes that compute together. Rank 0 and every other process send one another a heartbeat every 5 s, on
 * threads of their own: a long evaluation is no silence. A process that is silent for 25 s, or whose connection ends, is lost; rank
 * 0 tells the others of it. A process that is done says so with {@link #finish} and is missed no more; one that closes without
 * that is lost to the others. Thread-safe.
 */
public final class Heartbeats implements Closeable {
    private final int size;
    private final HeartbeatTerms terms;
    private final DeadProcess.Listener listener;
    private final List<Peer> peers;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(work -> thread("heartbeats", work));
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable HeartbeatDoor door;
    private int ticks;

    private Heartbeats(int size, HeartbeatTerms terms, DeadProcess.Listener listener, List<Peer> peers) {
        this.size = size;
        this.terms = terms;
        this.listener = listener;
        this.peers = peers;
    }

    /**
     * Those of rank 0, which watches all others from now on.
     *
     * @param size number of processes, at least 1
     * @param address on which to listen; all addresses of this machine where it is no loopback address
     * @param listener told of the first loss, and of no other
     */
    public static Heartbeats lead(int size, InetAddress address, DeadProcess.Listener listener) throws IOException {
        return lead(size, address, HeartbeatTerms.USUAL, listener);
    }

    static Heartbeats lead(int size, InetAddress address, HeartbeatTerms terms, DeadProcess.Listener listener)
            throws IOException {
        List<Peer> others = IntStream.range(1, size).mapToObj(Peer::new).toList();
        Heartbeats heartbeats = new Heartbeats(size, terms, listener, others);
        heartbeats.door = HeartbeatDoor.open(address, others);
        heartbeats.start();
        return heartbeats;
    }

    /** What the others {@link #join} with: a few bytes. Only rank 0 has it. */
    public byte[] invitation() {
        if (door == null) {
            throw new IllegalStateException("rank 0 alone invites");
        }
        return door.invitation().bytes();
    }

    /** A process that joins rank 0: its rank, 1 to {@code size - 1}, and where rank 0 runs. */
    public record Follower(int rank, int size, String leader) {}

    /**
     * Those of another rank, which watches rank 0 from now on.
     *
     * @param invitation of rank 0
     * @param listener told of the first loss, and of no other
     * @throws IOException where rank 0 cannot be reached
     */
    public static Heartbeats join(Follower follower, byte[] invitation, DeadProcess.Listener listener)
            throws IOException {
        return join(follower, invitation, HeartbeatTerms.USUAL, listener);
    }

    static Heartbeats join(Follower follower, byte[] invitation, HeartbeatTerms terms, DeadProcess.Listener listener)
            throws IOException {
        Peer leader = new Peer(0);
        leader.connected(HeartbeatDoor.enter(follower.leader(), Invitation.of(invitation), follower.rank()));
        Heartbeats heartbeats = new Heartbeats(follower.size(), terms, listener, List.of(leader));
        heartbeats.start();
        return heartbeats;
    }

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void start() {
        var unused = clock.scheduleWithFixedDelay(this::tick, 0, terms.tick().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tick() {
        if (ticks++ % terms.beat() == 0) {
            peers.forEach(Peer::beat);
        }
        peers.stream()
                .map(peer -> peer.tick(terms, size))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(this::lose);
    }

    private void lose(DeadProcess process) {
        clock.shutdown();
        peers.forEach(peer -> peer.lost(process));
        listener.died(process);
        over.countDown();
    }

    /** Waits as long as it takes at most to find out who is lost, if somebody is; the listener has been told of it then. */
    public void awaitLoss() {
        try {
            long ticks = terms.silence() + 2L * terms.beat();
            over.await(terms.tick().multipliedBy(ticks).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that this process is done: its connection may end from now on. */
    public void finish() {
        peers.forEach(Peer::finish);
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        if (door != null) {
            door.close();
        }
        for (Peer peer : peers) {
            peer.close();
        }
    }
}
