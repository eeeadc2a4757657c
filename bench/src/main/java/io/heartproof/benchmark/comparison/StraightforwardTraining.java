package io.heartproof.benchmark.comparison;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.EpochDraws;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.optimiser.Optimiser;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Training as one writes it first, the baseline of {@code training.step}: make the batches of a step, put each through the
 * network in one graph with libtorch's own threads in each operation, mean cross entropy, backward; optimiser step, next
 * step. Padding, order and batches are those of {@link io.heartproof.training.Trainer}, in fp32.
 *
 * @param seed as the trainer's
 */
record StraightforwardTraining(TrainingConfig config, long seed) {
    /** The draws of the first epoch. */
    EpochDraws draws(PreparedSet set) {
        return EpochDraws.of(set, config.drawsPerEpoch(), seed, 0);
    }

    /** Trains one epoch. */
    void epoch(DifferentiableClassifier classifier, Optimiser optimiser, PreparedSet set) {
        BatchMaker maker = new BatchMaker(classifier.contract());
        EpochDraws draws = draws(set);
        for (List<int[]> pieces : draws.plan(classifier.contract().form(), config.batchSize())) {
            List<Batch> batches = new ArrayList<>();
            for (int[] places : pieces) {
                batches.add(draws.batch(maker, Disturbance.none(), places));
            }
            step(classifier, optimiser, batches);
        }
    }

    /** One step on batches of one length each. */
    static void step(DifferentiableClassifier classifier, Optimiser optimiser, List<Batch> batches) {
        int size = batches.stream().mapToInt(Batch::size).sum();
        for (Batch batch : batches) {
            try (Scope scope = Scope.open()) {
                Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
                Tensor losses = new CrossEntropy().perRecording(logits, classifier.labels(batch));
                Tensor part = Tensors.scale(losses.sum(), 1.0 / size);
                part.backward();
                if (!Double.isFinite(part.item_double())) {
                    throw new ArithmeticException("the training diverged");
                }
            }
        }
        optimiser.step();
    }
}
