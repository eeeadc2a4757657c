package io.heartproof.training.team;

import io.heartproof.batch.Batch;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * What one step of a training works on, before its batches are made. Immutable.
 *
 * @param lengths padded length of each recording, in samples; recordings of one length stand together
 * @param seeds of whatever is random about each recording, in the same order
 * @param softLabels how much of each class is in each recording's label, (N, K) in the same order; empty where each is one class
 * @param source of its batches
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record TrainingStep(
        int[] lengths, long[] seeds, float[][] softLabels, BatchSource source, Objective.CurrentEpoch current) {
    public TrainingStep {
        if (seeds.length != lengths.length) {
            throw new IllegalArgumentException(
                    "expected one seed per recording, got " + seeds.length + " for " + lengths.length);
        }
        if (softLabels.length != 0 && softLabels.length != lengths.length) {
            throw new IllegalArgumentException(
                    "expected one label per recording, got " + softLabels.length + " for " + lengths.length);
        }
    }

    /** Makes batches of a step's recordings. Thread-safe: the members of a team make theirs side by side. */
    @FunctionalInterface
    public interface BatchSource {
        /**
         * The batch of some neighbours of one length. It is the same whichever others are made before.
         *
         * @param from place in the step of the first
         * @param to place after the last
         */
        Batch make(int from, int to);
    }

    /** A step outside of a training, of finished batches: seeds are derived from one, by place in the step. */
    public static TrainingStep of(List<Batch> batches, long seed, Objective.CurrentEpoch current) {
        int[] lengths = batches.stream()
                .flatMapToInt(batch -> IntStream.generate(batch::length).limit(batch.size()))
                .toArray();
        long[] seeds = LongStream.range(0, lengths.length)
                .map(place -> Seeds.derive(seed, place))
                .toArray();
        return new TrainingStep(lengths, seeds, new float[0][], (from, to) -> rows(batches, from, to), current);
    }

    private static Batch rows(List<Batch> batches, int from, int to) {
        int before = 0;
        for (Batch batch : batches) {
            if (from < before + batch.size()) {
                return batch.rows(from - before, to - before);
            }
            before += batch.size();
        }
        throw new IndexOutOfBoundsException(from);
    }

    /** Number of recordings. */
    public int size() {
        return lengths.length;
    }

    /**
     * A share of this step as tensors, in the current scope.
     *
     * @param batch that the source made of the share
     */
    TrainingBatch on(DifferentiableClassifier classifier, Batch batch, StepShare share) {
        return new TrainingBatch(
                classifier.values(batch),
                classifier.mask(batch),
                classifier.labels(batch),
                Arrays.copyOfRange(seeds, share.from(), share.to()),
                size(),
                Tensors.of(batch.scales(), classifier.device(), batch.size(), batch.leads(), 1),
                softLabels(classifier.device(), share),
                batch.recordings());
    }

    private Optional<Tensor> softLabels(Device device, StepShare share) {
        if (softLabels.length == 0) {
            return Optional.empty();
        }
        int classes = softLabels[0].length;
        float[] rows = new float[share.size() * classes];
        for (int n = 0; n < share.size(); n++) {
            System.arraycopy(softLabels[share.from() + n], 0, rows, n * classes, classes);
        }
        return Optional.of(Tensors.of(rows, device, share.size(), classes));
    }
}
