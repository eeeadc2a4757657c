package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.Objectives;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.masked.Tiny;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Safetensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every defence by its name, on the small network, on two threads and with an average of the weights. */
@ExtendWith(NoTensorLeft.class)
class TrainedDefencesTest {
    private static final Trainer.Data DATA = new Trainer.Data(SmallWorld.recordings(6, 1), SmallWorld.recordings(3, 2));

    @TempDir
    Path folder;

    private final int threads = Natives.threads();

    @AfterEach
    void restoreThreads() {
        Natives.setThreads(threads);
    }

    private record Trained(List<EpochMetrics> history, Map<String, Safetensors.Array> weights) {}

    @ParameterizedTest
    @ValueSource(strings = {"fast", "mart:0.02", "nsr-l2", "ame", "0.5*nsr+0.5*madry:0.02+awp"})
    void endsWithTheSameBitsWhereItWasInterrupted(String name) throws IOException {
        Trained whole = train(name, "whole", 3);
        train(name, "broken", 1);
        Trained resumed = train(name, "broken", 3);

        assertThat(resumed.weights()).hasSameSizeAs(whole.weights());
        whole.weights()
                .forEach((weight, array) -> assertThat(
                                resumed.weights().get(weight).values())
                        .as(weight)
                        .containsExactly(array.values()));
        assertThat(whole.history()).extracting(EpochMetrics::loss).doesNotHaveDuplicates();
    }

    /** Fewer epochs stand for an interruption, so the step size may not hang on their number. */
    private Trained train(String name, String run, int epochs) throws IOException {
        Natives.setThreads(2);
        ExperimentConfig config = ConfigFile.defaults()
                .with("defence.objective=" + name)
                .with("defence.warmUpEpochs=0")
                .with("defence.growth=atOnce")
                .with("defence.madry.iterations=2")
                .with("defence.mart.iterations=2")
                .with("training.schedule=constant")
                .with("training.epochs=" + epochs)
                .with("defence.ame.iterations=2")
                .with("training.batchSize=3")
                .with("training.averageDecay=0.5")
                .config();
        Trainer trainer =
                new Trainer(config.training(), new Objectives(config.defence()).objective(), 7, Progress.NONE);
        try (TorchClassifier classifier = SmallWorld.classifier(new Tiny(), 1)) {
            List<EpochMetrics> history = trainer.train(classifier, DATA, folder.resolve(run));
            return new Trained(history, classifier.parameters().copy());
        }
    }
}
