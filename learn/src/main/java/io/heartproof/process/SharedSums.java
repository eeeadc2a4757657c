package io.heartproof.process;

import io.heartproof.tensor.Scope;
import java.nio.MappedByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * Sums over two processes of one machine, through {@link SharedMemory} with a part for the values of each, where TCP would copy
 * every byte through the system's network code:
 *
 * <pre>{@code
 * tensors -> own part, both meet, part of rank 0 + part of rank 1 -> tensors, both meet
 * }</pre>
 *
 * Two numbers have one sum, whoever adds them, so the bits are those over TCP. More processes always sum over TCP: gloo has an order
 * of its own, and a training that goes on elsewhere, or where memory is short, has to come to the same bits. Both meetings are the
 * group's, which misses a process that is gone. Used by one thread at a time.
 */
final class SharedSums {
    private static final int PAIR = 2;
    private static final long ALIGNMENT = 64;

    private final ProcessGroup group;
    private Optional<MappedByteBuffer> memory = Optional.empty();
    private boolean refused;

    SharedSums(ProcessGroup group) {
        this.group = group;
        this.refused = group.size() != PAIR;
    }

    /**
     * Overwrites tensors with their sums, where both processes share memory; both make this call.
     *
     * @return false where they share none: nothing is summed then, in either of them
     */
    boolean overwrite(List<Tensor> tensors) {
        long part = tensors.stream().mapToLong(SharedSums::bytes).sum();
        if (!hasRoom(PAIR * part)) {
            return false;
        }
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            List<Tensor> first = part(0, tensors);
            List<Tensor> second = part(part, tensors);
            List<Tensor> own = group.isFirst() ? first : second;
            for (int i = 0; i < tensors.size(); i++) {
                own.get(i).copy_(tensors.get(i).detach());
            }
            group.barrier();
            for (int i = 0; i < tensors.size(); i++) {
                tensors.get(i).detach().copy_(first.get(i).add(second.get(i)));
            }
            group.barrier();
        }
        return true;
    }

    /** Both processes come to the same answer, as their tensors have the same sizes. */
    private boolean hasRoom(long bytes) {
        if (!refused && memory.filter(known -> known.capacity() >= bytes).isEmpty()) {
            memory = SharedMemory.of(group, bytes);
            refused = memory.isEmpty();
        }
        return !refused;
    }

    /** The values in the memory from that byte on, in the shapes of the tensors. */
    private List<Tensor> part(long begin, List<Tensor> tensors) {
        BytePointer bytes = new BytePointer(memory.orElseThrow());
        List<Tensor> values = new ArrayList<>();
        long offset = begin;
        for (Tensor tensor : tensors) {
            TensorOptions type = new TensorOptions(tensor.scalar_type());
            values.add(torch.from_blob(bytes.getPointer(offset), new long[] {tensor.numel()}, type)
                    .view_as(tensor));
            offset += bytes(tensor);
        }
        return values;
    }

    private static long bytes(Tensor tensor) {
        long bytes = tensor.numel() * tensor.element_size();
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
