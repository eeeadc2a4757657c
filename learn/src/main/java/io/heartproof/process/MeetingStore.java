package io.heartproof.process;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import java.time.Duration;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.ByteVector;
import org.bytedeco.pytorch.PrefixStore;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;

/**
 * Where processes meet: a store of keys and values that rank 0 hosts or, under torchrun, its agent. Owns its connection; used by
 * one thread at a time.
 */
final class MeetingStore implements AutoCloseable {
    private final Rendezvous rendezvous;
    private final TCPStore connection;
    private final Store store;

    private MeetingStore(Rendezvous rendezvous, TCPStore connection, Store store) {
        this.rendezvous = rendezvous;
        this.connection = connection;
        this.store = store;
    }

    /**
     * Returns when all have come.
     *
     * @throws BadUsage where two of them say the same rank, or different sizes, or another program uses rank 0's port
     * @throws ProcessLost naming those that do not come in time
     */
    static MeetingStore meet(Rendezvous rendezvous, Duration patience) {
        Natives.load();
        MeetingStore meeting = connected(rendezvous, patience);
        try {
            new Places(rendezvous, meeting.store).take(patience);
            return meeting;
        } catch (RuntimeException e) {
            meeting.close();
            throw e instanceof ProcessLost || e instanceof BadUsage ? e : lost(rendezvous, e);
        }
    }

    private static MeetingStore connected(Rendezvous rendezvous, Duration patience) {
        try (Scope scope = Scope.open();
                TCPStoreOptions options = options(rendezvous, patience)) {
            TCPStore connection = Scope.own(new TCPStore(rendezvous.address(), options));
            Store store = rendezvous.attempt().isEmpty()
                    ? connection
                    : Scope.own(new PrefixStore("heartproof/attempt/" + rendezvous.attempt(), connection));
            return new MeetingStore(rendezvous, connection, store);
        } catch (RuntimeException e) { // as libtorch's exceptions arrive
            if (isPortInUse(e)) {
                throw BadUsage.expected("MASTER_PORT", "a port that no other program uses", rendezvous.port());
            }
            if (rendezvous.hostsStore() || !rendezvous.attempt().isEmpty()) {
                throw lost(rendezvous, e);
            }
            String place = " or cannot be reached at " + rendezvous.address() + ", port " + rendezvous.port();
            throw ProcessLost.absent(rendezvous, "rank 0", patience, place);
        }
    }

    private static boolean isPortInUse(RuntimeException e) {
        return String.valueOf(e.getMessage()).contains("EADDRINUSE");
    }

    private static ProcessLost lost(Rendezvous rendezvous, RuntimeException e) {
        return new ProcessLost(rendezvous.rank(), rendezvous.size(), e);
    }

    private static TCPStoreOptions options(Rendezvous rendezvous, Duration patience) {
        TCPStoreOptions options = new TCPStoreOptions();
        options.port((short) rendezvous.port());
        options.isServer(rendezvous.hostsStore());
        options.waitWorkers(false);
        options.timeout(new Milliseconds(patience.toMillis()));
        options.numWorkers(new SizeTPointer(1).put(rendezvous.size()));
        return options;
    }

    private void set(String key, byte[] value) {
        try (ByteVector bytes = new ByteVector(value)) {
            store.set(key, bytes);
        }
    }

    /** The bytes of rank 0 for all, by a name that is used once. */
    byte[] told(String name, byte[] own) {
        try {
            if (rendezvous.rank() == 0) {
                set(name, own);
                return own;
            }
            try (ByteVector bytes = store.get(name)) {
                return bytes.get();
            }
        } catch (RuntimeException e) {
            throw lost(rendezvous, e);
        }
    }

    Rendezvous rendezvous() {
        return rendezvous;
    }

    Store store() {
        return store;
    }

    @Override
    public void close() {
        if (!rendezvous.attempt().isEmpty()) {
            Scope.free(store);
        }
        Scope.free(connection);
    }
}
