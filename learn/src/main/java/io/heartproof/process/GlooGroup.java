package io.heartproof.process;

import io.heartproof.tensor.Scope;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch;

/**
 * Processes that have met at a store and speak with one another over TCP, through libtorch's gloo. Tensors of another device go
 * through the processor's memory. Owns the store and the connections; used by one thread at a time.
 *
 * <p>Each listens on the address from which it reaches rank 0, or on the network interfaces that {@code GLOO_SOCKET_IFNAME}
 * names, as with PyTorch.
 */
final class GlooGroup implements ProcessGroup {
    /** Bytes that travel together with their length. */
    private static final int SLOT = 1024;

    private static final int THREADS = 2;
    private static final String INTERFACES = "GLOO_SOCKET_IFNAME";

    private final Rendezvous rendezvous;
    private final MeetingStore store;
    private final ProcessGroupGloo gloo;
    private final SharedSums shared;

    private GlooGroup(MeetingStore store, ProcessGroupGloo gloo) {
        this.rendezvous = store.rendezvous();
        this.store = store;
        this.gloo = gloo;
        this.shared = new SharedSums(this);
    }

    /**
     * Connects processes that have met.
     *
     * @param store closed with the group, or where it does not come about
     * @param patience for an answer of another process
     */
    static GlooGroup connect(MeetingStore store, Duration patience) {
        Rendezvous rendezvous = store.rendezvous();
        try (Scope scope = Scope.open()) {
            return attempt(rendezvous, () -> {
                ProcessGroupGloo.Options options =
                        ProcessGroupGloo.Options.create(new Milliseconds(patience.toMillis()));
                options.devices(devices(rendezvous));
                options.threads(THREADS);
                return new GlooGroup(
                        store,
                        Scope.own(new ProcessGroupGloo(store.store(), rendezvous.rank(), rendezvous.size(), options)));
            });
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static GlooDeviceVector devices(Rendezvous rendezvous) {
        GlooDeviceVector devices = new GlooDeviceVector();
        String interfaces = System.getenv(INTERFACES);
        if (interfaces == null || interfaces.isBlank()) {
            devices.push_back(ProcessGroupGloo.createDeviceForHostname(ownAddress(rendezvous)));
        } else {
            for (String name : interfaces.split(",")) {
                devices.push_back(ProcessGroupGloo.createDeviceForInterface(name.strip()));
            }
        }
        return devices;
    }

    /** The address from which rank 0's machine is reached; nothing is sent. */
    private static String ownAddress(Rendezvous rendezvous) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(rendezvous.address(), rendezvous.port()));
            return socket.getLocalAddress().getHostAddress();
        } catch (SocketException e) {
            throw new IllegalStateException("no way to " + rendezvous.address() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public int rank() {
        return rendezvous.rank();
    }

    @Override
    public int size() {
        return rendezvous.size();
    }

    /** Short ones in one round: a slot of each has the length and the first bytes. */
    @Override
    public List<byte[]> gather(byte[] own) {
        byte[] first = new byte[SLOT];
        ByteBuffer.wrap(first).putInt(own.length).put(own, 0, Math.min(own.length, SLOT - Integer.BYTES));
        byte[] slots = gatherEqual(first);
        int[] lengths = new int[size()];
        for (int rank = 0; rank < lengths.length; rank++) {
            lengths[rank] = ByteBuffer.wrap(slots).getInt(rank * SLOT);
        }
        int longest = Arrays.stream(lengths).max().orElse(0);
        boolean fit = longest <= SLOT - Integer.BYTES;
        byte[] all = fit ? slots : gatherEqual(Arrays.copyOf(own, longest));
        int width = fit ? SLOT : longest;
        int begin = fit ? Integer.BYTES : 0;
        List<byte[]> each = new ArrayList<>();
        for (int rank = 0; rank < lengths.length; rank++) {
            int from = rank * width + begin;
            each.add(Arrays.copyOfRange(all, from, from + lengths[rank]));
        }
        return each;
    }

    /** Arrays of one length, by rank, one after the other. */
    private byte[] gatherEqual(byte[] own) {
        try (Scope scope = Scope.open()) {
            Tensor all = empty((long) own.length * size());
            Tensor mine = bytes(own);
            await(() -> gloo._allgather_base(all, mine));
            return read(all);
        }
    }

    @Override
    public byte[] broadcast(byte[] own) {
        try (Scope scope = Scope.open()) {
            byte[] header =
                    ByteBuffer.allocate(Integer.BYTES).putInt(own.length).array();
            Tensor length = bytes(header);
            await(() -> gloo.broadcast(new TensorVector(length)));
            Tensor content = bytes(
                    rank() == 0 ? own : new byte[ByteBuffer.wrap(read(length)).getInt()]);
            if (content.numel() > 0) {
                await(() -> gloo.broadcast(new TensorVector(content)));
            }
            return read(content);
        }
    }

    @Override
    public void broadcast(List<Tensor> tensors) {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (Tensor tensor : tensors) {
                try (Scope scope = Scope.open()) {
                    Tensor content = tensor.detach().cpu().contiguous();
                    await(() -> gloo.broadcast(new TensorVector(content)));
                    tensor.copy_(content);
                }
            }
        }
    }

    @Override
    public void sum(List<Tensor> tensors) {
        if (!shared.overwrite(tensors)) {
            sumOverTcp(tensors);
        }
    }

    /** Buckets are under way together, so that one is copied while another travels. */
    void sumOverTcp(List<Tensor> tensors) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            List<TensorBucket> buckets = new ArrayList<>();
            List<Work> works = new ArrayList<>();
            for (List<Tensor> some : TensorBucket.dealt(tensors)) {
                TensorBucket bucket = TensorBucket.of(some);
                buckets.add(bucket);
                works.add(attempt(rendezvous, () -> gloo.allreduce(new TensorVector(bucket.joined()))));
            }
            for (int i = 0; i < works.size(); i++) {
                Work work = works.get(i);
                await(() -> work);
                buckets.get(i).takeOut();
            }
        }
    }

    private void await(Supplier<Work> begin) {
        attempt(rendezvous, () -> begin.get()._wait());
    }

    private static <R> R attempt(Rendezvous rendezvous, Supplier<R> work) {
        try {
            return work.get();
        } catch (RuntimeException e) { // as libtorch's exceptions arrive
            throw new ProcessLost(rendezvous.rank(), rendezvous.size(), e);
        }
    }

    private static Tensor bytes(byte[] values) {
        Tensor tensor = empty(values.length);
        if (values.length > 0) {
            new BytePointer(tensor.data_ptr_byte()).put(values);
        }
        return tensor;
    }

    private static Tensor empty(long bytes) {
        return torch.empty(new long[] {bytes}, new TensorOptions(torch.ScalarType.Byte), new MemoryFormatOptional());
    }

    private static byte[] read(Tensor tensor) {
        byte[] values = new byte[Math.toIntExact(tensor.numel())];
        if (values.length > 0) {
            new BytePointer(tensor.data_ptr_byte()).get(values);
        }
        return values;
    }

    @Override
    public void close() {
        Scope.free(gloo);
        store.close();
    }
}
