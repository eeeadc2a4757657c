package io.heartproof.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.InputContract;
import io.heartproof.metric.EpochMetrics.Alarm;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.testing.SmallWorld;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of nine recordings, three of each class. */
class EpochValidationTest {
    private static final PreparedSet SET = SmallWorld.recordings(9, 1);
    private static final List<Integer> EPOCHS = Collections.nCopies(9, 6);

    @Test
    void measuresWithoutNoiseAndUnderAttack() {
        EpochValidation.Validated found =
                validation(attack(EPOCHS, Optional.of(7)), 1).after(0, 9, knowing());

        Validation clean = found.clean().orElseThrow();
        assertThat(clean.accuracy()).isEqualTo(1);
        Robust robust = found.robust().orElseThrow();
        assertThat(robust.scores().accuracy()).isCloseTo(6 / 9.0, within(1e-12));
        assertThat(robust.scores().balancedAccuracy()).isCloseTo(6 / 9.0, within(1e-12));
        assertThat(robust.scores().interval().orElseThrow().low()).isLessThan(6 / 9.0);
        assertThat(robust.scores().interval().orElseThrow().high()).isGreaterThan(6 / 9.0);
        assertThat(robust.singleStep().orElseThrow()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(robust.epsilon()).isEqualTo(0.01);
        assertThat(found.alarms()).isEmpty();
    }

    @Test
    void attacksEverySoManyEpochsAndAfterTheLast() {
        EpochValidation validation = validation(attack(EPOCHS, Optional.empty()), 3);
        List<Integer> attacked = IntStream.range(0, 8)
                .filter(epoch -> validation.after(epoch, 8, knowing()).robust().isPresent())
                .boxed()
                .toList();
        assertThat(attacked).containsExactly(2, 5, 7);
    }

    @Test
    void withoutRecordingsTheLastEpochIsTheResult() {
        EpochValidation validation = new EpochValidation(
                plan(attack(EPOCHS, Optional.empty()), 1), new PreparedSet(List.of(), new int[0]), 4);

        assertThat(validation.keeping()).isEqualTo(Keeping.LAST);
        assertThat(validation.after(0, 9, knowing()).clean()).isEmpty();
        assertThat(validation(attack(EPOCHS, Optional.empty()), 1).keeping().rule())
                .isEqualTo(Keep.BEST_ROBUST);
    }

    @Test
    void oneAnswerForAllRecordingsIsAnAlarm() {
        EpochValidation validation = new EpochValidation(ValidationPlan.PLAIN, SET, 4);

        List<Alarm> alarms = validation.after(1, 9, answering(recording -> 1)).alarms();

        assertThat(alarms).extracting(Alarm::name).containsExactly("oneClass");
        assertThat(alarms.get(0).text())
                .startsWith("all 9 validation recordings are taken for down;")
                .contains("training.optimiser.learningRate");
        assertThat(validation
                        .after(0, 9, answering(recording -> recording == 0 ? 0 : 1))
                        .alarms())
                .isEmpty();
        PreparedSet oneClass = SET.at(1, 4, 7);
        assertThat(new EpochValidation(ValidationPlan.PLAIN, oneClass, 4)
                        .after(1, 9, answering(recording -> 1))
                        .alarms())
                .isEmpty();
    }

    /** Under one step 8 of 9 are right; under ten 6 of 9, two ninths less, or 7 of 9, one ninth less. */
    @Test
    void aNetworkThatWithstandsSingleStepsAloneIsAnAlarm() {
        EpochValidation validation = validation(attack(List.of(6, 7), Optional.of(8)), 1);

        List<Alarm> alarms = validation.after(0, 2, knowing()).alarms();

        assertThat(alarms).extracting(Alarm::name).containsExactly("catastrophicOverfitting");
        assertThat(alarms.get(0).text())
                .startsWith("balanced accuracy on validation is 0.89 under one gradient step, 0.67 under 10;")
                .contains("smaller epsilon");
        assertThat(validation.after(1, 2, knowing()).alarms()).isEmpty();
        assertThat(validation(attack(List.of(0), Optional.empty()), 1)
                        .after(0, 1, knowing())
                        .alarms())
                .isEmpty();
    }

    @Test
    void aPlanThatComparesUnderAttackHasOne() {
        assertThatThrownBy(() -> new ValidationPlan(keeping(), Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RobustValidation attack(List<Integer> right, Optional<Integer> rightUnderOneStep) {
        return new ScriptedAttack(right, rightUnderOneStep);
    }

    private static EpochValidation validation(RobustValidation attack, int every) {
        return new EpochValidation(plan(attack, every), SET, 4);
    }

    private static ValidationPlan plan(RobustValidation attack, int every) {
        return new ValidationPlan(keeping(), Optional.of(attack), every);
    }

    private static Keeping keeping() {
        return new Keeping(Keep.BEST_ROBUST, 0, OptionalInt.empty(), 0);
    }

    /** A classifier that is right. */
    private static Classifiers knowing() {
        return answering(recording -> recording % 3);
    }

    /** What is said of the recording with a number. */
    @FunctionalInterface
    private interface AnswerOf {
        int recording(int number);
    }

    private static Classifiers answering(AnswerOf answers) {
        return Classifiers.of(new Classifier() {
            @Override
            public InputContract contract() {
                return SmallWorld.CONTRACT;
            }

            @Override
            public float[][] logits(Batch batch) {
                return batch.recordings().stream()
                        .map(name -> oneHot(answers.recording(Integer.parseInt(name.replaceFirst(".*-", "")))))
                        .toArray(float[][]::new);
            }

            @Override
            public void close() {}
        });
    }

    private static float[] oneHot(int label) {
        float[] logits = new float[3];
        logits[label] = 1;
        return logits;
    }
}
