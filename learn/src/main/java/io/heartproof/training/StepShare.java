package io.heartproof.training;

import io.heartproof.batch.Batch;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.PieceSizes;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some recordings of a step, of one batch.
 *
 * @param batch of the step
 * @param from first row
 * @param to row after the last
 * @param place in the step, of the first row
 */
record StepShare(Batch batch, int from, int to, int place) {
    /** Shares of many recordings are cut where few pieces come of it: at multiples of this. */
    private static final int CUT = 4;

    private static final int MANY = 16;

    /**
     * Deals the recordings of a step out to cores, so that each has about as many samples to compute, in pieces of {@link
     * AtOnce} many.
     *
     * @param step batches, one after the other
     * @return what each worker gets; possibly nothing
     */
    static List<List<StepShare>> deal(List<Batch> step, int workers) {
        List<List<StepShare>> dealt = IntStream.range(0, workers)
                .<List<StepShare>>mapToObj(worker -> new ArrayList<>())
                .toList();
        double all = step.stream().mapToDouble(StepShare::samples).sum();
        double before = 0;
        int place = 0;
        for (Batch batch : step) {
            int from = 0;
            for (int worker = 0; worker < workers; worker++) {
                double share = all / workers / batch.length();
                double end = share * (worker + 1) - before / batch.length();
                int unit = share >= MANY ? CUT : 1;
                int nearest = unit * (int) Math.round(end / unit);
                int to = worker == workers - 1 ? batch.size() : Math.max(from, Math.min(batch.size(), nearest));
                while (from < to) {
                    int size = PieceSizes.of(to - from);
                    dealt.get(worker).add(new StepShare(batch, from, from + size, place + from));
                    from += size;
                }
            }
            before += samples(batch);
            place += batch.size();
        }
        return dealt;
    }

    /** Each batch of a step as a whole. */
    static List<StepShare> whole(List<Batch> step) {
        List<StepShare> all = new ArrayList<>();
        int place = 0;
        for (Batch batch : step) {
            all.add(new StepShare(batch, 0, batch.size(), place));
            place += batch.size();
        }
        return all;
    }

    /**
     * As tensors, in the current scope.
     *
     * @param seeds of all recordings of the step
     */
    TrainingBatch on(DifferentiableClassifier classifier, long... seeds) {
        Device device = classifier.device();
        int rows = to - from;
        int leads = batch.leads();
        int length = batch.length();
        return new TrainingBatch(
                Tensors.of(batch.values(), from * leads * length, device, rows, leads, length),
                Tensors.of(batch.mask(), from * length, device, rows, 1, length),
                Tensors.of(Arrays.copyOfRange(batch.labels(), from, to), device),
                Arrays.copyOfRange(seeds, place, place + rows),
                seeds.length,
                Tensors.of(batch.scales(), from * leads, device, rows, leads, 1));
    }

    private static double samples(Batch batch) {
        return (double) batch.size() * batch.length();
    }
}
