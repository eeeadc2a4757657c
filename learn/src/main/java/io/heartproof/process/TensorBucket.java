package io.heartproof.process;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Tensors of one type that travel as one: few large messages are faster than many small ones, and several in turn let one be
 * copied while another is under way. Lives in the current scope. Immutable.
 *
 * @param joined all values in a row, in the processor's memory
 */
record TensorBucket(List<Tensor> tensors, Tensor joined) {
    /** Values of a bucket that is full: 4 MB in single precision. */
    private static final long FULL = 1 << 20;

    /** The tensors in their order, in buckets that are not filled yet. */
    static List<List<Tensor>> dealt(List<Tensor> tensors) {
        List<List<Tensor>> buckets = new ArrayList<>();
        for (Tensor tensor : tensors) {
            if (buckets.isEmpty() || !fits(tensor, buckets.get(buckets.size() - 1))) {
                buckets.add(new ArrayList<>());
            }
            buckets.get(buckets.size() - 1).add(tensor);
        }
        return buckets;
    }

    private static boolean fits(Tensor tensor, List<Tensor> bucket) {
        long values = bucket.stream().mapToLong(Tensor::numel).sum();
        return values + tensor.numel() <= FULL
                && bucket.get(0).scalar_type().intern() == tensor.scalar_type().intern();
    }

    /** A bucket of copies. */
    static TensorBucket of(List<Tensor> tensors) {
        Tensor[] flat =
                tensors.stream().map(tensor -> tensor.detach().flatten()).toArray(Tensor[]::new);
        return new TensorBucket(tensors, torch.cat(new TensorVector(flat)).cpu());
    }

    /** Overwrites the tensors with what is in the bucket now. */
    void takeOut() {
        long from = 0;
        for (Tensor tensor : tensors) {
            tensor.detach().copy_(joined.narrow(0, from, tensor.numel()).view_as(tensor));
            from += tensor.numel();
        }
    }
}
