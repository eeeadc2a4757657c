package io.heartproof.process;

import io.heartproof.process.heartbeat.DeadProcess;
import io.heartproof.process.heartbeat.Heartbeats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * A group whose processes send one another heartbeats. A call that fails waits for what the heartbeats say, as they know who is gone
 * and the call does not. Used by one thread at a time.
 */
final class WatchedGroup implements ProcessGroup {
    private final ProcessGroup group;
    private final Heartbeats heartbeats;

    private WatchedGroup(ProcessGroup group, Heartbeats heartbeats) {
        this.group = group;
        this.heartbeats = heartbeats;
    }

    /** Bytes of rank 0 for all. */
    @FunctionalInterface
    interface Announcement {
        byte[] told(byte[] own);
    }

    /**
     * Begins with the heartbeats, so that one that dies while the others connect is found, too.
     *
     * @param announcement used once
     * @param connecting makes the group; closed with this one
     */
    static WatchedGroup of(
            Rendezvous rendezvous,
            Announcement announcement,
            Supplier<ProcessGroup> connecting,
            DeadProcess.Listener listener)
            throws IOException {
        Heartbeats heartbeats = heartbeats(rendezvous, announcement, listener);
        try {
            return new WatchedGroup(explained(heartbeats, connecting), heartbeats);
        } catch (RuntimeException e) {
            heartbeats.close();
            throw e;
        }
    }

    private static Heartbeats heartbeats(
            Rendezvous rendezvous, Announcement announcement, DeadProcess.Listener listener) throws IOException {
        int rank = rendezvous.rank();
        if (rank == 0) {
            Heartbeats leader =
                    Heartbeats.lead(rendezvous.size(), InetAddress.getByName(rendezvous.address()), listener);
            announcement.told(leader.invitation());
            return leader;
        }
        byte[] invitation = announcement.told(new byte[0]);
        return Heartbeats.join(
                new Heartbeats.Follower(rank, rendezvous.size(), rendezvous.address()), invitation, listener);
    }

    @Override
    public int rank() {
        return group.rank();
    }

    @Override
    public int size() {
        return group.size();
    }

    @Override
    public List<byte[]> gather(byte[] own) {
        return explained(heartbeats, () -> group.gather(own));
    }

    @Override
    public byte[] broadcast(byte[] own) {
        return explained(heartbeats, () -> group.broadcast(own));
    }

    @Override
    public void broadcast(List<Tensor> tensors) {
        explained(heartbeats, () -> {
            group.broadcast(tensors);
            return tensors;
        });
    }

    @Override
    public void sum(List<Tensor> tensors) {
        explained(heartbeats, () -> {
            group.sum(tensors);
            return tensors;
        });
    }

    private static <R> R explained(Heartbeats heartbeats, Supplier<R> call) {
        try {
            return call.get();
        } catch (ProcessLost e) {
            heartbeats.awaitLoss();
            throw e;
        }
    }

    @Override
    public void finish() {
        heartbeats.finish();
    }

    @Override
    public void close() {
        try {
            heartbeats.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            group.close();
        }
    }
}
