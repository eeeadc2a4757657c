package io.heartproof.tensor;

import java.util.List;

/**
 * In which pieces a batch is computed that recordings leave. Each further piece costs about what a further recording costs, but
 * libtorch compiles kernels for every number of recordings, which takes as long as a few computations. So a number that lasts is
 * computed in as few pieces as may be, and one that the batch only goes through in those of {@link PieceSizes}. Not thread-safe.
 */
public final class LastingPieces {
    /** So often a number is computed in pieces of five sizes before it counts as lasting. */
    static final int TIMES_IN_SIZES = 4;

    private final Device device;
    private int number;
    private int times = TIMES_IN_SIZES;

    /**
     * Of a batch that nothing has left yet.
     *
     * @param recordings of it; other batches begin with as many, so this number counts as lasting
     */
    public LastingPieces(Device device, int recordings) {
        this.device = device;
        number = recordings;
    }

    /** How many recordings are in each piece of the next computation, the largest first. */
    public List<Integer> next(int recordings) {
        times = recordings == number ? times + 1 : 1;
        number = recordings;
        return times > TIMES_IN_SIZES ? PieceSizes.fewest(recordings, device) : PieceSizes.pieces(recordings, device);
    }
}
