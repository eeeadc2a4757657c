package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.Trainer;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import io.heartproof.training.optimiser.OptimiserConfig;
import io.heartproof.training.optimiser.OptimiserKind;
import io.heartproof.training.team.TrainingStep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Adversarial training whose noise is measured in microvolts, on recordings whose peaks are 1 to 3 mV. */
@ExtendWith(NoTensorLeft.class)
class MicrovoltTrainingTest {
    private static final Ramp AT_ONCE = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);
    private static final Budget HUNDRED = Budget.microvolts(Norm.LINF, 100);
    private static final PreparedSet SET = scaled(SmallWorld.recordings(6, 3));

    @TempDir
    Path folder;

    @Test
    void addsSoManyMicrovoltsToEachRecordingAndNoMore() {
        TrainingAttack attack = new TrainingAttack(HUNDRED, 7, 0.25, Pgd.Start.RANDOM);
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            TrainingBatch batch = batch(classifier, SET);
            for (double strength : new double[] {1, 0.5}) {
                Tensor attacked =
                        attack.attacked(strength, new CrossEntropy(), classifier, TrainingAttack.victims(batch));
                float[] largest =
                        Tensors.toFloats(attacked.sub(batch.values()).abs().amax(new long[] {1, 2}, false));
                for (int n = 0; n < largest.length; n++) {
                    // 0.1 mV of a peak of 1, 2 or 3 mV
                    assertThat((double) largest[n] * (1 + n % 3) * 1_000).isEqualTo(strength * 100, within(0.1));
                }
            }
        }
    }

    @Test
    void attacksOnlyWhatIsRightWithTheScalesOfThoseRecordings() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            TrainingBatch batch = batch(classifier, SET);
            assertThat(Tensors.toFloats(
                            TrainingAttack.victims(batch, new int[] {1, 5}).scales()))
                    .containsExactly(
                            2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 2_000, 3_000, 3_000, 3_000, 3_000, 3_000,
                            3_000, 3_000, 3_000);
        }
    }

    @Test
    void refusesABatchThatIsNotInVolts() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            TrainingBatch unknown = SmallWorld.trainingBatch(classifier, 3);
            MadryTraining objective = new MadryTraining(new TrainingAttack(HUNDRED, 1, 1, Pgd.Start.RANDOM), AT_ONCE);
            assertThatThrownBy(() -> objective.backward(classifier, unknown, new CurrentEpoch(0, 1)))
                    .isInstanceOf(BadData.class)
                    .hasMessageContaining("got 3 recordings without of 3");
        }
    }

    /** Whether through threads and shares of steps, with checkpoints or without. */
    @Test
    void aTrainingThatIsInterruptedEndsWithTheSameWeights() throws IOException {
        float[] whole = weights("whole", 2);
        weights("broken", 1);
        assertThat(weights("broken", 2)).containsExactly(whole);
    }

    private float[] weights(String name, int epochs) throws IOException {
        OptimiserConfig adam = OptimiserConfig.published(OptimiserKind.ADAM, 1e-3);
        TrainingConfig config = TrainingConfig.plain(epochs, 4, adam);
        Objective objective = AdvlsTraining.of(HUNDRED, 1, AT_ONCE);
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            new Trainer(config, objective, 7, Progress.NONE)
                    .train(classifier, new Trainer.Data(SET, SET), folder.resolve(name));
            return classifier.parameters().copy().get("layer5.weight").values();
        }
    }

    private static TrainingBatch batch(TorchClassifier classifier, PreparedSet set) {
        Batch batch = SmallWorld.batch(set);
        return new TrainingBatch(
                classifier.values(batch),
                classifier.mask(batch),
                classifier.labels(batch),
                TrainingStep.of(List.of(batch), 5, new Objective.CurrentEpoch(0, 1))
                        .seeds(),
                batch.size(),
                Tensors.of(batch.scales(), classifier.device(), batch.size(), batch.leads(), 1));
    }

    private static PreparedSet scaled(PreparedSet set) {
        List<PreparedRecording> recordings = new ArrayList<>();
        for (int n = 0; n < set.size(); n++) {
            PreparedRecording one = set.recordings().get(n).read();
            List<LeadScale> scales = Collections.nCopies(8, new LeadScale(1 + n % 3, Optional.of("mV")));
            recordings.add(new PreparedRecording(one.recording(), one.leads(), scales, one.notes()));
        }
        return new PreparedSet(recordings, set.labels());
    }
}
