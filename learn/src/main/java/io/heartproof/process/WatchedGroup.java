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

    /** @param group that has met; closed with this one, and where there are no heartbeats */
    static WatchedGroup of(Rendezvous rendezvous, ProcessGroup group, DeadProcess.Listener listener)
            throws IOException {
        try {
            return new WatchedGroup(group, heartbeats(rendezvous, group, listener));
        } catch (IOException | RuntimeException e) {
            group.close();
            throw e;
        }
    }

    private static Heartbeats heartbeats(Rendezvous rendezvous, ProcessGroup group, DeadProcess.Listener listener)
            throws IOException {
        if (group.isFirst()) {
            Heartbeats leader = Heartbeats.lead(group.size(), InetAddress.getByName(rendezvous.address()), listener);
            group.broadcast(leader.invitation());
            return leader;
        }
        byte[] invitation = group.broadcast(new byte[0]);
        return Heartbeats.join(
                new Heartbeats.Follower(group.rank(), group.size(), rendezvous.address()), invitation, listener);
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
        return explained(() -> group.gather(own));
    }

    @Override
    public byte[] broadcast(byte[] own) {
        return explained(() -> group.broadcast(own));
    }

    @Override
    public void broadcast(List<Tensor> tensors) {
        explained(() -> {
            group.broadcast(tensors);
            return tensors;
        });
    }

    @Override
    public void sum(List<Tensor> tensors) {
        explained(() -> {
            group.sum(tensors);
            return tensors;
        });
    }

    private <R> R explained(Supplier<R> call) {
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
