package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.Divergence;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Madry's training, its form with one iteration, and TRADES, each against its equation step by step. */
@ExtendWith(NoTensorLeft.class)
class AttackedTrainingTest {
    private static final CurrentEpoch LAST = new CurrentEpoch(69, 70);
    private static final CurrentEpoch WARMING_UP = new CurrentEpoch(0, 70);
    private static final double EPSILON = 0.1;
    private static final TrainingAttack FAST = new TrainingAttack(EPSILON, 1, 1.25, Pgd.Start.RANDOM);

    private final TorchClassifier classifier = SmallWorld.knowing();

    @AfterEach
    void free() {
        classifier.parameters().clearGradients();
        classifier.close();
    }

    static Stream<MadryTraining> madry() {
        return Stream.of(
                new MadryTraining(new TrainingAttack(EPSILON, 7, 0.25, Pgd.Start.RANDOM), Ramp.PUBLISHED),
                new MadryTraining(FAST, Ramp.PUBLISHED));
    }

    private static TradesTraining trades(Ramp ramp) {
        return new TradesTraining(new TrainingAttack(EPSILON, 10, 0.225, Pgd.Start.NEARBY), 6, ramp);
    }

    @ParameterizedTest
    @MethodSource("madry")
    void madryIsTheMeanCrossEntropyOfTheAttacked(MadryTraining objective) {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            Tensor attacked =
                    objective.attack().attacked(1, new CrossEntropy(), classifier, TrainingAttack.victims(given));
            double expected = crossEntropy(attacked, given);

            assertThat(objective.backward(classifier, given, LAST)).isEqualTo(expected, within(1e-4 * expected));
            assertThat(expected).isGreaterThan(crossEntropy(given.values(), given));
        }
    }

    @ParameterizedTest
    @MethodSource("madry")
    void madryIsPlainWhileItWarmsUp(MadryTraining objective) {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            assertThat(objective.backward(classifier, given, WARMING_UP))
                    .isEqualTo(crossEntropy(given.values(), given), within(1e-5));
        }
    }

    @Test
    void theStepOfAnAttackIsAShareOfItsEpsilonAtTheStrengthOfTheEpoch() {
        Pgd fast = FAST.at(0.5, new CrossEntropy());

        assertThat(fast.iterations()).isEqualTo(1);
        assertThat(FAST.budget(0.5).epsilon()).isEqualTo(EPSILON / 2, within(1e-12));
        assertThat(fast.stepSize()).isEqualTo(1.25 * EPSILON / 2, within(1e-12));
        assertThat(fast.start()).isEqualTo(Pgd.Start.RANDOM);
    }

    @Test
    void tradesAddsSixTimesTheDivergenceUnderAttack() {
        TradesTraining objective = trades(new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE));
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            Tensor clean = classifier.logits(given.values(), given.mask()).detach();
            Divergence divergence = new Divergence(clean);
            Tensor attacked = objective.attack().attacked(1, divergence, classifier, TrainingAttack.victims(given));
            double moved = divergence
                    .perRecording(classifier.logits(attacked, given.mask()), given.labels())
                    .mean()
                    .item_double();
            double expected = crossEntropy(given.values(), given) + 6 * moved;

            double value = objective.backward(classifier, given, new CurrentEpoch(0, 5));

            assertThat(value).isEqualTo(expected, within(1e-3 * expected));
            // The attack climbs: its start, Gaussian noise of 0.001, hardly moves the answer.
            assertThat(moved).isGreaterThan(1e-3);
            assertThat(attacked.sub(given.values()).abs().max().item_double()).isEqualTo(EPSILON, within(1e-5));
        }
    }

    @Test
    void tradesIsPlainWhileItWarmsUp() {
        try (Scope scope = Scope.open()) {
            TrainingBatch given = SmallWorld.trainingBatch(classifier, 6);
            assertThat(trades(Ramp.PUBLISHED).backward(classifier, given, WARMING_UP))
                    .isEqualTo(crossEntropy(given.values(), given), within(1e-5));
        }
    }

    private double crossEntropy(Tensor values, TrainingBatch batch) {
        Tensor logits = classifier.logits(values, batch.mask());
        return new CrossEntropy().perRecording(logits, batch.labels()).mean().item_double();
    }
}
