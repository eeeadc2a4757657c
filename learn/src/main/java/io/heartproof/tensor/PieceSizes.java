package io.heartproof.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many recordings a core computes at once: 1, 2, 4, 8 or 16. For every number, times every length, libtorch compiles
 * kernels and keeps them; five numbers are few enough to be kept for all lengths of a data set. See {@link LastingPieces}.
 */
public final class PieceSizes {
    private static final int MOST = 16;

    private PieceSizes() {}

    /** The largest such number that is not above {@code left}, which is at least 1. */
    public static int of(int left) {
        return Math.min(MOST, Integer.highestOneBit(left));
    }

    /** So many recordings in pieces of such numbers, the largest first; on another device than the CPU in one piece. */
    public static List<Integer> pieces(int recordings, Device device) {
        if (!device.isCpu()) {
            return List.of(recordings);
        }
        List<Integer> pieces = new ArrayList<>();
        for (int left = recordings; left > 0; left -= of(left)) {
            pieces.add(of(left));
        }
        return pieces;
    }

    /** So many recordings in as few pieces as may be, of at most 16 on the CPU; what is left over is one piece, the last. */
    static List<Integer> fewest(int recordings, Device device) {
        List<Integer> pieces = new ArrayList<>(Collections.nCopies(recordings / MOST, MOST));
        pieces.add(recordings % MOST);
        pieces.removeIf(size -> size == 0);
        return device.isCpu() ? pieces : List.of(recordings);
    }
}
