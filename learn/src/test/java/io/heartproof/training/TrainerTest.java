package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.batch.BatchMaker;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.optimiser.DecayForm;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class TrainerTest {
    static final Trainer.Data DATA = new Trainer.Data(SmallWorld.recordings(12, 1), SmallWorld.recordings(6, 2));

    @TempDir
    Path run;

    /** One worker: every batch of a step is a part, and parts come in the order of the plan. */
    static void computeOnOneThread() {
        Natives.setThreads(1);
    }

    @ParameterizedTest
    @EnumSource(OptimiserKind.class)
    void learnsWithEveryOptimiser(OptimiserKind kind) throws IOException {
        OptimiserConfig optimiser = OptimiserConfig.published(kind, kind == OptimiserKind.SGD ? 3e-3 : 1e-3);
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            List<EpochMetrics> history =
                    trainer(optimiser, 10, new MeanLoss(new CrossEntropy())).train(classifier, DATA, run);
            assertThat(history).hasSize(10);
            assertThat(history.get(9).lossOrNaN()).isLessThan(history.get(0).lossOrNaN());
            assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(10);
        }
    }

    /** Those of every epoch are made in the other direction here, each alone. */
    @Test
    void batchesMadeAheadAreThoseOfTheirDraws() throws IOException {
        computeOnOneThread();
        List<float[]> expected = new ArrayList<>();
        BatchMaker maker = new BatchMaker(SmallWorld.CONTRACT);
        for (int epoch = 1; epoch >= 0; epoch--) {
            EpochDraws draws = EpochDraws.of(DATA.train(), 0, 7, epoch);
            List<int[]> pieces = draws.plan(SmallWorld.CONTRACT.form(), 4).stream()
                    .flatMap(List::stream)
                    .toList();
            for (int piece = pieces.size() - 1; piece >= 0; piece--) {
                expected.add(
                        0,
                        draws.batch(maker, Disturbance.none(), pieces.get(piece))
                                .values());
            }
        }
        List<float[]> seen = new ArrayList<>();
        Objective.Uncoupled watching = (classifier, batch, current) -> {
            seen.add(Tensors.toFloats(batch.values()));
            return 0;
        };
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);

        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            trainer(adam, 2, watching).train(classifier, DATA, run);
        }

        assertThat(seen).hasSize(expected.size());
        for (int i = 0; i < seen.size(); i++) {
            assertThat(Arrays.equals(seen.get(i), expected.get(i)))
                    .as("batch %d", i)
                    .isTrue();
        }
    }

    @Test
    void everyDrawIsDisturbedAnewAndTheSameAgain() throws IOException {
        List<float[]> first = disturbed(new WhiteDisturbance(0.1), "first");
        List<float[]> again = disturbed(new WhiteDisturbance(0.1), "again");
        List<float[]> clean = disturbed(Disturbance.none(), "clean");

        for (int i = 0; i < clean.size(); i++) {
            assertThat(Arrays.equals(first.get(i), again.get(i)))
                    .as("batch %d", i)
                    .isTrue();
            assertThat(Arrays.equals(first.get(i), clean.get(i)))
                    .as("batch %d", i)
                    .isFalse();
        }
        assertThat(noise(first.get(0), clean.get(0))).isNotEqualTo(noise(first.get(3), clean.get(3)));
    }

    private List<float[]> disturbed(Disturbance noise, String name) throws IOException {
        computeOnOneThread();
        List<float[]> seen = new ArrayList<>();
        Objective.Uncoupled watching = (classifier, batch, current) -> {
            seen.add(Tensors.toFloats(batch.values()));
            return 0;
        };
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            trainer(adam, 2, watching).disturbing(noise).train(classifier, DATA, run.resolve(name));
        }
        return seen;
    }

    private static float noise(float[] noisy, float[] clean) {
        float largest = 0;
        for (int i = 0; i < clean.length; i++) {
            largest = Math.max(largest, Math.abs(noisy[i] - clean[i]));
        }
        return largest;
    }

    @Test
    void learnsInHalfThePrecision() throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        TrainingConfig config = TrainingConfig.plain(10, 4, adam).with(Precision.BFLOAT16);
        Trainer trainer = new Trainer(config, new MeanLoss(new CrossEntropy()), 7, Progress.NONE);
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            List<EpochMetrics> history = trainer.train(classifier, DATA, run);
            assertThat(history.get(9).lossOrNaN()).isLessThan(history.get(0).lossOrNaN());
        }
    }

    /** Three steps an epoch; the second of the second epoch has no value. */
    @Test
    void endsWhereTheLossIsNotFiniteAndLeavesTheEpochBefore() throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        computeOnOneThread();
        int[] steps = {0};
        Objective.Uncoupled failing = (classifier, batch, current) -> ++steps[0] == 5 ? Double.NaN : 0;
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            assertThatThrownBy(() -> trainer(adam, 3, failing).train(classifier, DATA, run))
                    .isInstanceOf(BadUsage.class)
                    .hasMessageStartingWith(
                            "training: expected a finite loss in epoch 2: the loss is not finite (NaN);")
                    .hasMessageContaining("training.optimiser.learningRate")
                    .hasMessageEndingWith("the checkpoint is that of epoch 1");
        }
        List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"alarms\":[]");
        assertThat(lines.get(1)).contains("\"loss\":null").contains("lossNotFinite");
        assertThat(Safetensors.read(run.resolve("checkpoint/last.safetensors")).metadata())
                .containsEntry("steps", "3");
        assertThat(run.resolve("checkpoint/kept.safetensors")).exists();
    }

    @Test
    void saysThatATrainingDiverged() {
        OptimiserConfig wild = new OptimiserConfig(OptimiserKind.SGD, 1e30, 0, DecayForm.PUBLISHED, 0.9);
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            assertThatThrownBy(() ->
                            trainer(wild, 3, new MeanLoss(new CrossEntropy())).train(classifier, DATA, run))
                    .isInstanceOf(BadUsage.class)
                    .hasMessageContaining("learningRate");
        }
    }

    static Trainer trainer(OptimiserConfig optimiser, int epochs, Objective objective) {
        return new Trainer(TrainingConfig.plain(epochs, 4, optimiser), objective, 7, Progress.NONE);
    }
}
