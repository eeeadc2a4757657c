package io.heartproof.attack;

import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * What is attacked. The tensors are the caller's; an attack changes none of them.
 *
 * @param values (N, L, T) in [-1, 1]
 * @param mask (N, 1, T)
 * @param labels (N), away from which an untargeted attack moves the prediction
 * @param seeds one per recording: its random starts depend on nothing else
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
public record Victims(Tensor values, Tensor mask, Tensor labels, long[] seeds) {
    /** Number of recordings, N. */
    public int count() {
        return seeds.length;
    }

    /** Those with these indices, copied into the current scope; {@code this} where it is all of them in order. */
    Victims rows(int... indices) {
        if (Arrays.equals(indices, IntStream.range(0, count()).toArray())) {
            return this;
        }
        return new Victims(
                Tensors.rows(values, indices),
                Tensors.rows(mask, indices),
                Tensors.rows(labels, indices),
                Arrays.stream(indices).mapToLong(i -> seeds[i]).toArray());
    }

    /** So many of them from one on, as views in the current scope. */
    Victims part(int from, int size) {
        return new Victims(
                values.narrow(0, from, size),
                mask.narrow(0, from, size),
                labels.narrow(0, from, size),
                Arrays.copyOfRange(seeds, from, from + size));
    }

    /** The same with other seeds, one per further start. */
    Victims seededFor(int start) {
        long[] derived =
                Arrays.stream(seeds).map(seed -> Seeds.derive(seed, start)).toArray();
        return new Victims(values, mask, labels, derived);
    }
}
