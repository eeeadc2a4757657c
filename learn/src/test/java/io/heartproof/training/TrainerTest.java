package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.batch.BatchMaker;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.Json;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadData;
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
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.Keeping;
import io.heartproof.training.validation.ScriptedAttack;
import io.heartproof.training.validation.ValidationPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class TrainerTest {
    private static final Trainer.Data DATA =
            new Trainer.Data(SmallWorld.recordings(12, 1), SmallWorld.recordings(6, 2));

    @TempDir
    Path run;

    /** One worker: every batch of a step is a part, and parts come in the order of the plan. */
    private static void computeOnOneThread() {
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

    @Test
    void aTrainingKilledInTheMiddleOfAnEpochEndsWithTheSameBits() throws IOException {
        computeOnOneThread();
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        Objective loss = new MeanLoss(new CrossEntropy());
        Objective.Uncoupled plain = (classifier, batch, current) -> loss.backward(classifier, batch, current);
        Path whole = run.resolve("whole");
        Path broken = run.resolve("broken");
        Map<String, Safetensors.Array> expected;
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            trainer(adam, 3, plain).train(classifier, DATA, whole);
            expected = classifier.parameters().copy();
        }
        int[] steps = {0};
        Objective.Uncoupled dying = (classifier, batch, current) -> {
            if (++steps[0] == 5) { // three steps an epoch: the second step of the second
                throw new IllegalStateException("killed");
            }
            return plain.backward(classifier, batch, current);
        };
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            assertThatThrownBy(() -> trainer(adam, 3, dying).train(classifier, DATA, broken))
                    .hasMessage("killed");
            classifier.parameters().clearGradients();
        }
        try (TorchClassifier classifier = SmallWorld.classifier(99)) { // its own weights must not matter
            trainer(adam, 3, plain).train(classifier, DATA, broken);
            Map<String, Safetensors.Array> resumed = classifier.parameters().copy();
            expected.forEach(
                    (name, array) -> assertThat(Arrays.equals(resumed.get(name).values(), array.values()))
                            .as(name)
                            .isTrue());
        }
        assertThat(Files.readAllLines(broken.resolve("metrics.jsonl"))).hasSize(3);
    }

    /** Steps of recordings of 4,096 and 5,120 samples, shared between the workers that there are. */
    @Test
    void aTrainingOverSeveralLengthsEndsWithTheSameBits() throws IOException {
        InputContract contract = InputContract.published(new BucketForm(3000), SmallWorld.CONTRACT.labels());
        Trainer.Data data = new Trainer.Data(everyOtherLonger(DATA.train()), DATA.validation());
        float[] whole = weights(contract, data, "whole", 3);
        weights(contract, data, "broken", 1);

        assertThat(weights(contract, data, "broken", 3)).containsExactly(whole);
        assertThat(weights(contract, data, "again", 3)).containsExactly(whole);
    }

    private float[] weights(InputContract contract, Trainer.Data data, String name, int epochs) throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        try (TorchClassifier small = SmallWorld.classifier(1)) {
            TorchClassifier classifier = new TorchClassifier(contract, small.network());
            trainer(adam, epochs, new MeanLoss(new CrossEntropy())).train(classifier, data, run.resolve(name));
            return classifier.parameters().copy().get("layer5.weight").values();
        }
    }

    /** The same with the first 1,000 samples of every second one at its end once more. */
    private static PreparedSet everyOtherLonger(PreparedSet set) {
        List<PreparedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            PreparedRecording recording = set.recordings().get(i).read();
            int length = recording.length() + i % 2 * 1000;
            float[][] leads = Arrays.stream(recording.leads())
                    .map(lead -> longer(lead, length))
                    .toArray(float[][]::new);
            recordings.add(new PreparedRecording(recording.recording(), leads, recording.scales(), List.of()));
        }
        return new PreparedSet(recordings, set.labels());
    }

    private static float[] longer(float[] lead, int length) {
        float[] longer = Arrays.copyOf(lead, length);
        System.arraycopy(lead, 0, longer, lead.length, length - lead.length);
        return longer;
    }

    @Test
    void theAverageOfTheWeightsSurvivesAnInterruption() throws IOException {
        Path whole = run.resolve("whole");
        Path broken = run.resolve("broken");
        float[] expected;
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            averaging(3).train(classifier, DATA, whole);
            expected = classifier.parameters().copy().get("layer5.weight").values();
        }
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            Safetensors.Array last = Safetensors.read(whole.resolve("checkpoint/last.safetensors"))
                    .arrays()
                    .get("weight:layer5.weight");
            assertThat(expected).isNotEqualTo(last.values());
            averaging(2).train(classifier, DATA, broken);
        }
        try (TorchClassifier classifier = SmallWorld.classifier(99)) {
            averaging(3).train(classifier, DATA, broken);
            assertThat(classifier.parameters().copy().get("layer5.weight").values())
                    .containsExactly(expected);
        }
    }

    private static Trainer averaging(int epochs) {
        TrainingConfig config = ConfigFile.preset("paper")
                .with("training.epochs=" + epochs)
                .with("training.batchSize=4")
                .with("training.averageDecay=0.9")
                .config()
                .training();
        return new Trainer(config, new MeanLoss(new CrossEntropy()), 7, Progress.NONE);
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

    /** Under attack no, all, and one of three recordings are right: the second of three epochs is the best. */
    @Test
    void endsWithTheWeightsThatWereBestUnderAttack() throws IOException {
        float[] second = scripted(2, OptionalInt.empty(), "two");
        Path three = run.resolve("three");

        assertThat(scripted(3, OptionalInt.empty(), "three")).containsExactly(second);
        assertThat(read(three.resolve("checkpoint/kept.safetensors"), "layer5.weight"))
                .containsExactly(second);
        assertThat(read(three.resolve("checkpoint/last.safetensors"), "weight:layer5.weight"))
                .isNotEqualTo(second);
        assertThat(keptEpochs(three)).containsExactly(0, 1);
    }

    /** The checkpoint is written before the kept weights. */
    @Test
    void aKillBetweenCheckpointAndKeptWeightsChangesNothing() throws IOException {
        float[] whole = scripted(3, OptionalInt.empty(), "whole");
        scripted(2, OptionalInt.empty(), "broken");
        Files.delete(run.resolve("broken/checkpoint/kept.safetensors"));
        Files.delete(run.resolve("broken/metrics.jsonl"));

        assertThat(scripted(3, OptionalInt.empty(), "broken")).containsExactly(whole);
        assertThat(keptEpochs(run.resolve("broken"))).containsExactly(0, 1);
    }

    @Test
    void endsWhenPatienceDoesAlsoWhereItIsResumed() throws IOException {
        float[] ended = scripted(3, OptionalInt.of(1), "patient");
        Path metrics = run.resolve("patient/metrics.jsonl");
        assertThat(Files.readAllLines(metrics)).hasSize(3);

        assertThat(scripted(9, OptionalInt.of(1), "patient")).containsExactly(ended);
        assertThat(Files.readAllLines(metrics)).hasSize(3);
    }

    private float[] scripted(int epochs, OptionalInt patience, String name) throws IOException {
        ScriptedAttack attack = new ScriptedAttack(List.of(0, 3, 1), Optional.empty());
        Keeping best = new Keeping(Keep.BEST_ROBUST, 0, patience, 0);
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        Trainer.Data three = new Trainer.Data(SmallWorld.recordings(3, 1), SmallWorld.recordings(3, 2));
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            trainer(adam, epochs, new MeanLoss(new CrossEntropy()))
                    .validating(new ValidationPlan(best, Optional.of(attack), 1))
                    .train(classifier, three, run.resolve(name));
            return classifier.parameters().copy().get("layer5.weight").values();
        }
    }

    private static float[] read(Path file, String name) throws IOException {
        return Safetensors.read(file).arrays().get(name).values();
    }

    private static List<Integer> keptEpochs(Path folder) throws IOException {
        List<EpochMetrics> kept = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("metrics.jsonl"))) {
            kept.add(Json.mapper().readValue(line, EpochMetrics.class));
        }
        return kept.stream()
                .filter(epoch -> epoch.kept().isPresent())
                .map(EpochMetrics::epoch)
                .toList();
    }

    @Test
    void goesOnFromNoCheckpointThatWasChanged() throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        Objective loss = new MeanLoss(new CrossEntropy());
        Path last = run.resolve("checkpoint/last.safetensors");
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            trainer(adam, 1, loss).train(classifier, DATA, run);
            byte[] checkpoint = Files.readAllBytes(last);
            checkpoint[checkpoint.length - 7] ^= 4; // in the optimiser's state
            Files.write(last, checkpoint);
            assertThatThrownBy(() -> trainer(adam, 2, loss).train(classifier, DATA, run))
                    .isInstanceOf(BadData.class)
                    .hasMessageStartingWith(last + ": is damaged, or was changed elsewhere");

            String undigested = new String(checkpoint, StandardCharsets.ISO_8859_1)
                    .replaceFirst("heartproof.digest", "heartproof.dugest");
            Files.writeString(last, undigested, StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> trainer(adam, 2, loss).train(classifier, DATA, run))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("expected a digest of its content, got none");
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

    private static Trainer trainer(OptimiserConfig optimiser, int epochs, Objective objective) {
        return new Trainer(TrainingConfig.plain(epochs, 4, optimiser), objective, 7, Progress.NONE);
    }
}
