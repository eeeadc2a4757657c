package io.heartproof.training;

import io.heartproof.loss.CrossEntropy;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.TorchClassifier;
import io.heartproof.process.ProcessGroup;
import io.heartproof.process.Rendezvous;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Natives;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A training of fifty steps, one an epoch, as one process of those that the environment names. In double precision: in single
 * precision the order of a sum is a difference in the third digit after a few steps of many layers.
 */
final class SharedTraining {
    private static final int STEPS = 50;

    private SharedTraining() {}

    /** @param arguments the run's folder */
    public static void main(String... arguments) throws IOException {
        Natives.setThreads(1);
        try (ProcessGroup processes =
                Rendezvous.of(System.getenv()).orElseThrow().join()) {
            train(Path.of(arguments[0]), processes);
            processes.barrier();
        }
        System.exit(0);
    }

    static List<EpochMetrics> train(Path run, ProcessGroup processes) throws IOException {
        TrainingConfig config = TrainingConfig.plain(STEPS, 6, OptimiserConfig.published(OptimiserKind.SGD, 3e-3))
                .withDrawsPerEpoch(6);
        Trainer.Data data = new Trainer.Data(SmallWorld.recordings(9, 1), SmallWorld.recordings(3, 2));
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            return new Trainer(config, new MeanLoss(new CrossEntropy()), 7, Progress.NONE)
                    .among(processes)
                    .train(classifier, data, run);
        }
    }
}
