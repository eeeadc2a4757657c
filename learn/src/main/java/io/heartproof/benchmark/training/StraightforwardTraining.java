package io.heartproof.benchmark.training;

import io.heartproof.batch.BalancedSampler;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.PreparedSet;
import io.heartproof.batch.TrainingPlan;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import io.heartproof.training.Steps;
import io.heartproof.training.TrainingConfig;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Training as one writes it first, the baseline of {@code training.step}: make a batch, put the whole of it through the
 * network in one graph with libtorch's own threads in each operation, mean cross entropy, backward, optimiser step, next
 * batch. Padding, order and batches are those of {@link io.heartproof.training.Trainer}, in fp32.
 *
 * @param seed as the trainer's
 */
record StraightforwardTraining(TrainingConfig config, long seed) {
    /** The draws of an epoch, as positions in the set. */
    int[] order(PreparedSet set) {
        return new BalancedSampler(set.labels(), Seeds.derive(seed, "order"), config.drawsPerEpoch()).epoch(0);
    }

    /** Trains one epoch. */
    void epoch(DifferentiableClassifier classifier, Steps optimiser, PreparedSet set) {
        BatchMaker maker = new BatchMaker(classifier.contract());
        SplittableRandom padding = new SplittableRandom(Seeds.derive(Seeds.derive(seed, "padding"), 0));
        for (int[] draws : TrainingPlan.of(set, classifier.contract().form(), config.batchSize(), order(set))) {
            PreparedSet drawn = set.at(draws);
            step(classifier, optimiser, maker.forTraining(drawn.recordings(), drawn.labels(), padding));
        }
    }

    /** One step. */
    static void step(DifferentiableClassifier classifier, Steps optimiser, Batch batch) {
        try (Scope scope = Scope.open()) {
            Tensor logits = classifier.logits(classifier.values(batch), classifier.mask(batch));
            Tensor loss = new CrossEntropy()
                    .perRecording(logits, classifier.labels(batch))
                    .mean();
            loss.backward();
            optimiser.step();
            if (!Double.isFinite(loss.item_double())) {
                throw new ArithmeticException("the training diverged");
            }
        }
    }
}
