package io.heartproof.benchmark.comparison;

import io.heartproof.benchmark.setup.ScratchFolder;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.training.Trainer;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.objective.MeanLoss;
import java.io.IOException;
import java.util.List;

/**
 * One epoch of {@link Trainer} with cross entropy, as {@code heartproof train} runs it. The time that the trainer itself
 * tells counts: from the order of the draws to the last step, without checkpoint and validation.
 *
 * @param config with one epoch
 * @param set that is trained on
 */
public record TrainedEpoch(TrainingConfig config, PreparedSet set, long seed) {
    private static final PreparedSet NO_VALIDATION = new PreparedSet(List.of(), new int[0]);

    /** Trains; the checkpoint goes to a folder of its own, which is deleted. */
    public EpochMetrics train(DifferentiableClassifier classifier, Progress progress) throws IOException {
        Trainer trainer = new Trainer(config, new MeanLoss(new CrossEntropy()), seed, progress);
        return ScratchFolder.with(run -> trainer.train(classifier, new Trainer.Data(set, NO_VALIDATION), run)
                .get(0));
    }
}
