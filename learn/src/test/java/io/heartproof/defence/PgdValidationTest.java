package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.classifier.Classifiers;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.ScaledNetwork;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.validation.RobustValidation.AttackedAnswers;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against the network that knows the classes: an offset of 0.7 has to be brought to 0.31, by noise of 0.39. */
@ExtendWith(NoTensorLeft.class)
class PgdValidationTest {
    private static final PreparedSet SET = SmallWorld.recordings(6, 1);

    @Test
    void recordingsThatWithstandItKeepTheirLabel() {
        assertThat(attacked(0.1, OptionalInt.empty(), SET.labels(), 0).predictions())
                .containsExactly(SET.labels());
    }

    /** At 0.6 "up" and "down" become "apart"; "apart" is 1.0 away from both. */
    @Test
    void brokenRecordingsGetTheAnswerUnderTheNoise() {
        assertThat(attacked(0.6, OptionalInt.empty(), SET.labels(), 0).predictions())
                .containsExactly(2, 2, 2, 2, 2, 2);
    }

    @Test
    void recordingsThatAreWrongStayAsTheyAre() {
        int[] clean = SET.labels().clone();
        clean[2] = (clean[2] + 1) % 3;
        int[] wrong = SET.labels().clone();
        Arrays.setAll(wrong, i -> (wrong[i] + 2) % 3);

        assertThat(attacked(0.1, OptionalInt.empty(), clean, 0).predictions()).containsExactly(clean);
        assertThat(attacked(0.6, OptionalInt.empty(), wrong, 0).predictions()).containsExactly(wrong);
    }

    @Test
    void oneStepIsTriedFromItsEpochOn() {
        assertThat(attacked(0.6, OptionalInt.of(3), SET.labels(), 2).singleStep())
                .isEmpty();
        assertThat(attacked(0.6, OptionalInt.of(3), SET.labels(), 3).singleStep())
                .isPresent();
        assertThat(attacked(0.1, OptionalInt.of(3), SET.labels(), 3)
                        .singleStep()
                        .orElseThrow())
                .containsExactly(SET.labels());
    }

    /** Its cross entropy is zero and has no gradient. */
    @Test
    void breaksANetworkThatIsVerySure() {
        try (TorchClassifier knowing = SmallWorld.knowing()) {
            TorchClassifier sure = new TorchClassifier(knowing.contract(), new ScaledNetwork(knowing.network(), 1e5));
            AttackedAnswers answers =
                    validation(0.6, OptionalInt.of(0)).answers(Classifiers.of(sure), SET, SET.labels(), 0);
            assertThat(answers.predictions()).containsExactly(2, 2, 2, 2, 2, 2);
            assertThat(answers.singleStep().orElseThrow()).containsExactly(2, 2, 2, 2, 2, 2);
        }
    }

    private static AttackedAnswers attacked(double epsilon, OptionalInt singleStepFrom, int[] clean, int epoch) {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            return validation(epsilon, singleStepFrom).answers(Classifiers.of(classifier), SET, clean, epoch);
        }
    }

    private static PgdValidation validation(double epsilon, OptionalInt singleStepFrom) {
        return new PgdValidation(Budget.relative(Norm.LINF, epsilon), singleStepFrom, 4, 5, Progress.NONE);
    }
}
