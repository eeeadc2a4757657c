package io.heartproof.training;

import io.heartproof.batch.Batch;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some recordings of a step, of one batch: 1, 2, 4, 8 or 16. Larger pieces are no faster, and for every other number of
 * recordings, times thirty lengths, libtorch compiles and keeps its kernels anew.
 *
 * @param batch of the step
 * @param from first row
 * @param to row after the last
 * @param place in the step, of the first row
 */
record Rows(Batch batch, int from, int to, int place) {
    private static final int MOST = 16;

    /** Where batches of at least twice as many are cut between workers. */
    private static final int CUT = 4;

    /**
     * Deals the recordings of a step out so that every worker has about as many samples to compute, and few batches are cut.
     *
     * @param step batches, one after the other
     * @return what each worker gets; possibly nothing
     */
    static List<List<Rows>> deal(List<Batch> step, int workers) {
        List<List<Rows>> dealt = IntStream.range(0, workers)
                .<List<Rows>>mapToObj(worker -> new ArrayList<>())
                .toList();
        double all = step.stream().mapToDouble(Rows::samples).sum();
        double before = 0;
        int place = 0;
        for (Batch batch : step) {
            int from = 0;
            for (int worker = 0; worker < workers; worker++) {
                double end = (all * (worker + 1) / workers - before) / batch.length();
                int to = worker == workers - 1 ? batch.size() : cut(batch, from, end);
                split(batch, from, to, place).forEach(dealt.get(worker)::add);
                from = to;
            }
            before += samples(batch);
            place += batch.size();
        }
        return dealt;
    }

    /** The place near {@code end} where a batch may be cut, not before {@code from}. */
    private static int cut(Batch batch, int from, double end) {
        int step = batch.size() >= 2 * CUT ? CUT : 1;
        long nearest = step * Math.round(end / step);
        return (int) Math.max(from, Math.min(batch.size(), nearest));
    }

    /** Rows {@code from}, ..., {@code to} - 1 of a batch whose first stands at that place. */
    private static List<Rows> split(Batch batch, int from, int to, int place) {
        List<Rows> pieces = new ArrayList<>();
        int at = from;
        while (at < to) {
            int size = Math.min(MOST, Integer.highestOneBit(to - at));
            pieces.add(new Rows(batch, at, at + size, place + at));
            at += size;
        }
        return pieces;
    }

    /**
     * As tensors, in the current scope.
     *
     * @param inStep recordings of the step
     * @param stepSeed from which, and from the place in the step, the seed is derived
     */
    TrainingBatch on(DifferentiableClassifier classifier, int inStep, long stepSeed) {
        Device device = classifier.device();
        int rows = to - from;
        int leads = batch.leads();
        int length = batch.length();
        return new TrainingBatch(
                Tensors.of(batch.values(), from * leads * length, device, rows, leads, length),
                Tensors.of(batch.mask(), from * length, device, rows, 1, length),
                Tensors.of(Arrays.copyOfRange(batch.labels(), from, to), device),
                Seeds.derive(stepSeed, place),
                inStep);
    }

    private static double samples(Batch batch) {
        return (double) batch.size() * batch.length();
    }
}
