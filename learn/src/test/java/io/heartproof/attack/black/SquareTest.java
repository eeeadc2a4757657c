package io.heartproof.attack.black;

import static io.heartproof.attack.black.NineRecordings.BATCH;
import static io.heartproof.attack.black.NineRecordings.UP_AND_DOWN;
import static io.heartproof.attack.black.NineRecordings.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.AnswersOnly;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a classifier that gives answers alone; what it can break is known. */
@ExtendWith(NoTensorLeft.class)
class SquareTest {
    private static final int QUERIES = 400;
    private static TorchClassifier known;

    @BeforeAll
    static void open() {
        known = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        known.close();
    }

    @ParameterizedTest
    @EnumSource
    void breaksWhatTheBudgetAllows(Square.StartSigns start) {
        Square square = new Square(QUERIES, start);
        assertThat(broken(square, 0.3)).isEmpty();
        assertThat(broken(square, 0.9)).containsExactly(UP_AND_DOWN);
    }

    @Test
    void asksNoMoreAboutABrokenRecording() {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = Square.of(QUERIES).attack(AnswersOnly.of(known), space(Norm.LINF, 0.9));
            for (int n = 0; n < outcome.broken().length; n++) {
                int asked = outcome.passes().forward()[n];
                assertThat(asked).isLessThanOrEqualTo(QUERIES);
                assertThat(asked == QUERIES).as("recording %d", n).isEqualTo(!outcome.broken()[n]);
            }
            assertThat(outcome.passes().backward()).containsOnly(0);
        }
    }

    @Test
    void hasNoiseAtTheEndsOfTheBudget() {
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = Square.of(20).attack(AnswersOnly.of(known), space(Norm.LINF, 0.01));
            float[] values = BATCH.values();
            float[] noise = Tensors.toFloats(outcome.noise());
            for (int i = 0; i < noise.length; i++) {
                boolean onSignal =
                        BATCH.mask()[i / BATCH.length() / BATCH.leads() * BATCH.length() + i % BATCH.length()] > 0;
                boolean farFromTheLimit = Math.abs(values[i]) < 0.98;
                if (onSignal && farFromTheLimit) {
                    assertThat(Math.abs(noise[i])).isBetween(0.00999f, 0.01001f);
                }
            }
        }
    }

    /** A second of the first lead: 500 of its samples may have noise. */
    @Test
    void staysInALeadAndAWindow() {
        try (Scope scope = Scope.open()) {
            NoiseSpace all = space(Norm.LINF, 0.1);
            float[] where = new float[BATCH.values().length];
            for (int n = 0; n < BATCH.size(); n++) {
                int firstLead = n * BATCH.leads() * BATCH.length();
                for (int t = BATCH.length() - 1000; t < BATCH.length() - 500; t++) {
                    where[firstLead + t] = 1;
                }
            }
            Tensor allowed = Tensors.of(where, Device.CPU, BATCH.size(), BATCH.leads(), BATCH.length());
            NoiseSpace space =
                    new NoiseSpace(all.victims(), Optional.of(allowed), all.units(), all.budget(), all.epsilons());
            float[] noise = Tensors.toFloats(
                    Square.of(20).attack(AnswersOnly.of(known), space).noise());
            for (int i = 0; i < noise.length; i++) {
                assertThat(noise[i] != 0).as("value %d", i).isEqualTo(where[i] > 0);
            }
        }
    }

    @Test
    void refusesL2() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(Norm.L2, 1);
            assertThatThrownBy(() -> Square.of(20).attack(AnswersOnly.of(known), space))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("norm of square: expected linf, got l2");
        }
    }

    private static int[] broken(Square square, double epsilon) {
        try (Scope scope = Scope.open()) {
            return NineRecordings.broken(square.attack(AnswersOnly.of(known), space(Norm.LINF, epsilon)));
        }
    }
}
