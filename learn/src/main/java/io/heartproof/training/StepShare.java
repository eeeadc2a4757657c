package io.heartproof.training;

import io.heartproof.tensor.PieceSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some recordings of a step, of one padded length, which are computed together. Immutable.
 *
 * @param from place in the step of the first
 * @param to place after the last
 */
record StepShare(int from, int to) {
    /** Shares of many recordings are cut where few pieces come of it: at multiples of this. */
    private static final int CUT = 4;

    private static final int MANY = 16;

    /**
     * Deals the recordings of a step out to cores, so that each has about as many samples to compute, in pieces of {@link
     * PieceSizes}. Nothing but lengths is needed, so shares are known before any batch is made.
     *
     * @param lengths padded length of each recording of the step, those of one length together
     * @return what each worker gets; possibly nothing
     */
    static List<List<StepShare>> deal(int[] lengths, int workers) {
        return dealWhole(lengths, workers).stream()
                .map(shares -> shares.stream()
                        .flatMap(share -> share.pieces().stream())
                        .toList())
                .toList();
    }

    /** The same with the recordings of each length in one piece, as fits other devices. */
    static List<List<StepShare>> dealWhole(int[] lengths, int workers) {
        List<List<StepShare>> dealt = IntStream.range(0, workers)
                .<List<StepShare>>mapToObj(worker -> new ArrayList<>())
                .toList();
        double all = IntStream.of(lengths).asDoubleStream().sum();
        double before = 0;
        for (StepShare run : whole(lengths)) {
            int length = lengths[run.from];
            double share = all / workers / length;
            int unit = share >= MANY ? CUT : 1;
            int from = 0;
            for (int worker = 0; worker < workers; worker++) {
                double end = share * (worker + 1) - before / length;
                int nearest = unit * (int) Math.round(end / unit);
                int to = worker == workers - 1 ? run.size() : Math.max(from, Math.min(run.size(), nearest));
                if (to > from) {
                    dealt.get(worker).add(new StepShare(run.from + from, run.from + to));
                }
                from = to;
            }
            before += (double) run.size() * length;
        }
        return dealt;
    }

    /** The recordings of each length together. */
    private static List<StepShare> whole(int... lengths) {
        List<StepShare> all = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= lengths.length; to++) {
            if (to == lengths.length || lengths[to] != lengths[from]) {
                all.add(new StepShare(from, to));
                from = to;
            }
        }
        return all;
    }

    /** Number of recordings. */
    int size() {
        return to - from;
    }

    private List<StepShare> pieces() {
        List<StepShare> pieces = new ArrayList<>();
        for (int begin = from; begin < to; ) {
            int end = begin + PieceSizes.of(to - begin);
            pieces.add(new StepShare(begin, end));
            begin = end;
        }
        return pieces;
    }
}
