package io.heartproof.attack.black;

import static io.heartproof.attack.black.NineRecordings.BATCH;
import static io.heartproof.attack.black.NineRecordings.UP_AND_DOWN;
import static io.heartproof.attack.black.NineRecordings.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.batch.Batch;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.AnswersOnly;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a classifier that gives answers alone; what it can break is known. */
@ExtendWith(NoTensorLeft.class)
class SpsaTest {
    private static TorchClassifier known;

    @BeforeAll
    static void open() {
        known = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        known.close();
    }

    @Test
    void breaksWhatTheBudgetAllows() {
        assertThat(broken(0.3)).isEmpty();
        assertThat(broken(0.8)).containsExactly(UP_AND_DOWN);
    }

    @Test
    void asksOnlyInsideTheBudget() {
        try (Scope scope = Scope.open()) {
            List<Batch> questions = new ArrayList<>();
            AnswersOnly asked = new AnswersOnly(known, questions::add);
            AttackOutcome outcome = new Spsa(3, 4, 0.002).attack(asked, space(Norm.LINF, 0.05));

            assertThat(outcome.broken()).containsOnly(false);
            assertThat(outcome.passes().forward()).containsOnly(15); // 3 steps of 4 samples and one question
            assertThat(outcome.passes().backward()).containsOnly(0);
            assertThat(questions).hasSize(15);
            for (Batch question : questions) {
                for (int i = 0; i < question.values().length; i++) {
                    float value = question.values()[i];
                    assertThat(Math.abs(value - BATCH.values()[i])).isLessThanOrEqualTo(0.05f + 1e-6f);
                    assertThat(Math.abs(value)).isLessThanOrEqualTo(1);
                }
            }
        }
    }

    @Test
    void refusesAnOddNumberOfSamplesAndL2() {
        assertThatThrownBy(() -> new Spsa(3, 5, 0.002))
                .isInstanceOf(BadUsage.class)
                .hasMessage("samples of spsa: expected an even number, got 5");
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(Norm.L2, 1);
            assertThatThrownBy(() -> new Spsa(3, 4, 0.002).attack(AnswersOnly.of(known), space))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("norm of spsa: expected linf, got l2");
        }
    }

    private static int[] broken(double epsilon) {
        try (Scope scope = Scope.open()) {
            Spsa spsa = new Spsa(20, 32, 1);
            return NineRecordings.broken(spsa.attack(AnswersOnly.of(known), space(Norm.LINF, epsilon)));
        }
    }
}
