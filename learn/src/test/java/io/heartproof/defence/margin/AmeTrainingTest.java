package io.heartproof.defence.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.batch.Batch;
import io.heartproof.defence.Ramp;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On the network that tells classes apart by the offsets of two groups of leads, which are 0.7 or -0.7. "Up" (0) becomes another
 * class where the second falls to 0.31, "down" (1) where the first rises to -0.31, "apart" (2) where the first falls to -0.31 or
 * the second rises to 0.31. So noise of 0.39 changes the first two, noise of 1.01 the third.
 */
@ExtendWith(NoTensorLeft.class)
class AmeTrainingTest {
    private static final CurrentEpoch FIRST = new CurrentEpoch(0, 1);
    private static final Ramp AT_ONCE = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);

    private final TorchClassifier classifier = SmallWorld.knowing();

    @AfterEach
    void free() {
        classifier.parameters().clearGradients();
        classifier.close();
    }

    private static AmeTraining ame(Margins margins, Budget.Unit unit) {
        return new AmeTraining(margins, unit, 10, 0.5, AT_ONCE);
    }

    @Test
    void letsMarginsGrowThatNothingBreaks() {
        Margins margins = new Margins(0.05);
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 3);
            double value = ame(margins, Budget.Unit.RELATIVE).backward(classifier, given, FIRST);
            // Half of the plain loss: no recording is broken.
            assertThat(value).isEqualTo(plain(given.values(), given) / 2, within(1e-9));
        }
        margins.endEpoch();
        assertThat(margins.values())
                .containsOnlyKeys("0", "1", "2")
                .allSatisfy((name, margin) -> assertThat(margin).isEqualTo(0.05 + 0.05 * 0.9, within(1e-12)));
    }

    @Test
    void refinesMarginsThatWereBrokenToWhereTheAnswerIsStillRight() {
        Margins margins = new Margins(0.6);
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 3);
            double value = ame(margins, Budget.Unit.RELATIVE).backward(classifier, given, FIRST);
            margins.endEpoch();
            // Two of three are learnt from near the boundary, where two logits are nearly equal: log 2 to log 3 each.
            double attacked = 2 * (value - plain(given.values(), given) / 2);
            assertThat(attacked).isBetween(2 / 3.0 * Math.log(2), 2 / 3.0 * Math.log(3));
        }
        assertThat(margins.values().get("0")).isEqualTo(0.39, within(0.02));
        assertThat(margins.values().get("1")).isEqualTo(0.39, within(0.02));
        assertThat(margins.values().get("2")).as("not broken").isEqualTo(0.6 + 0.9 * 0.6, within(1e-12));
    }

    @Test
    void leavesAloneWhatIsWrongWithoutNoise() {
        Margins margins = new Margins(0.6);
        try (Scope scope = Scope.open()) {
            TrainingBatch right = SmallWorld.trainingBatch(classifier, 3);
            Tensor labels = Tensors.of(new int[] {0, 2, 1}, classifier.device());
            TrainingBatch given = new TrainingBatch(right.values(), right.mask(), labels, 5);
            ame(margins, Budget.Unit.RELATIVE).backward(classifier, given, FIRST);
        }
        margins.endEpoch();
        assertThat(margins.values()).containsOnlyKeys("0");
    }

    /** 1.0 is one millivolt here: margins in microvolts are a thousand times those in shares. */
    @Test
    void measuresMarginsInMicrovolts() {
        Margins margins = new Margins(600);
        Batch batch = SmallWorld.batch(SmallWorld.recordings(3, 3));
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 3);
            Tensor scales = Tensors.of(batch.scales(), classifier.device(), 3, 8, 1);
            TrainingBatch inVolts = new TrainingBatch(
                    given.values(),
                    given.mask(),
                    given.labels(),
                    given.seeds(),
                    3,
                    scales,
                    Optional.empty(),
                    batch.recordings());
            ame(margins, Budget.Unit.MICROVOLTS).backward(classifier, inVolts, FIRST);
        }
        margins.endEpoch();
        Map<String, Double> found = margins.values();
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(batch.recordings());
        assertThat(found.get(batch.recordings().get(0))).isEqualTo(390, within(20.0));
        assertThat(found.get(batch.recordings().get(1))).isEqualTo(390, within(20.0));
        assertThat(found.get(batch.recordings().get(2))).isEqualTo(1140, within(1e-9));
    }

    @Test
    void isPlainWhileItWarmsUpAndNotesNothing() {
        Margins margins = new Margins(0.6);
        AmeTraining objective = new AmeTraining(margins, Budget.Unit.RELATIVE, 10, 0.5, Ramp.PUBLISHED);
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 3);
            assertThat(objective.backward(classifier, given, new CurrentEpoch(0, 70)))
                    .isEqualTo(plain(given.values(), given), within(1e-9));
        }
        margins.endEpoch();
        assertThat(margins.values()).isEmpty();
    }

    private double plain(Tensor values, TrainingBatch batch) {
        Tensor logits = classifier.logits(values, batch.mask());
        return new CrossEntropy().perRecording(logits, batch.labels()).mean().item_double();
    }
}
