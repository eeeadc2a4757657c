package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Safetensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A training that is interrupted and goes on ends as one that is not. */
@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class InterruptedTrainingTest {
    @TempDir
    Path run;

    @Test
    void aTrainingKilledInTheMiddleOfAnEpochEndsWithTheSameBits() throws IOException {
        TrainerTest.computeOnOneThread();
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        Objective loss = new MeanLoss(new CrossEntropy());
        Objective.Uncoupled plain = (classifier, batch, current) -> loss.backward(classifier, batch, current);
        Path whole = run.resolve("whole");
        Path broken = run.resolve("broken");
        Map<String, Safetensors.Array> expected;
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            TrainerTest.trainer(adam, 3, plain).train(classifier, TrainerTest.DATA, whole);
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
            assertThatThrownBy(() -> TrainerTest.trainer(adam, 3, dying).train(classifier, TrainerTest.DATA, broken))
                    .hasMessage("killed");
            classifier.parameters().clearGradients();
        }
        try (TorchClassifier classifier = SmallWorld.classifier(99)) { // its own weights must not matter
            TrainerTest.trainer(adam, 3, plain).train(classifier, TrainerTest.DATA, broken);
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
        Trainer.Data data = new Trainer.Data(everyOtherLonger(TrainerTest.DATA.train()), TrainerTest.DATA.validation());
        float[] whole = weights(contract, data, "whole", 3);
        weights(contract, data, "broken", 1);

        assertThat(weights(contract, data, "broken", 3)).containsExactly(whole);
        assertThat(weights(contract, data, "again", 3)).containsExactly(whole);
    }

    private float[] weights(InputContract contract, Trainer.Data data, String name, int epochs) throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        try (TorchClassifier small = SmallWorld.classifier(1)) {
            TorchClassifier classifier = new TorchClassifier(contract, small.network());
            TrainerTest.trainer(adam, epochs, new MeanLoss(new CrossEntropy()))
                    .train(classifier, data, run.resolve(name));
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
            averaging(3).train(classifier, TrainerTest.DATA, whole);
            expected = classifier.parameters().copy().get("layer5.weight").values();
        }
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            Safetensors.Array last = Safetensors.read(whole.resolve("checkpoint/last.safetensors"))
                    .arrays()
                    .get("weight:layer5.weight");
            assertThat(expected).isNotEqualTo(last.values());
            averaging(2).train(classifier, TrainerTest.DATA, broken);
        }
        try (TorchClassifier classifier = SmallWorld.classifier(99)) {
            averaging(3).train(classifier, TrainerTest.DATA, broken);
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

    @Test
    void goesOnFromNoCheckpointThatWasChanged() throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        Objective loss = new MeanLoss(new CrossEntropy());
        Path last = run.resolve("checkpoint/last.safetensors");
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            TrainerTest.trainer(adam, 1, loss).train(classifier, TrainerTest.DATA, run);
            byte[] checkpoint = Files.readAllBytes(last);
            checkpoint[checkpoint.length - 7] ^= 4; // in the optimiser's state
            Files.write(last, checkpoint);
            assertThatThrownBy(() -> TrainerTest.trainer(adam, 2, loss).train(classifier, TrainerTest.DATA, run))
                    .isInstanceOf(BadData.class)
                    .hasMessageStartingWith(last + ": is damaged, or was changed elsewhere");

            String undigested = new String(checkpoint, StandardCharsets.ISO_8859_1)
                    .replaceFirst("heartproof.digest", "heartproof.dugest");
            Files.writeString(last, undigested, StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> TrainerTest.trainer(adam, 2, loss).train(classifier, TrainerTest.DATA, run))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("expected a digest of its content, got none");
        }
    }
}
