package io.heartproof.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
    /** ln 3 = 1.0986123: odds of 3 to 1. */
    private static final float THREE_TO_ONE = 1.0986123f;

    @Test
    void oneOfHasProbabilitiesThatSumToOneAndAnswersWithTheFirstLargest() {
        // exp: 3, 1, 1, of 5
        assertThat(Task.ONE_OF.probabilities(new float[] {THREE_TO_ONE, 0, 0}))
                .containsExactly(new double[] {0.6, 0.2, 0.2}, within(1e-7));
        assertThat(Task.ONE_OF.answer(new float[] {0, 2, 2})).isEqualTo(ClassSet.of(1));
    }

    @Test
    void oneOfTakesLogitsThatOverflowAnExponential() {
        assertThat(Task.ONE_OF.probabilities(new float[] {1000, 1000, -1000}))
                .containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
    }

    @Test
    void anyOfHasAProbabilityAndAThresholdPerClass() {
        Task task = Task.anyOf(List.of(0.5, 0.8, 0.7, 0.25));
        float[] logits = {0, THREE_TO_ONE, THREE_TO_ONE, -THREE_TO_ONE};
        // 1/2 stands on its threshold, 3/4 is below 0.8 and above 0.7
        assertThat(task.probabilities(logits)).containsExactly(new double[] {0.5, 0.75, 0.75, 0.25}, within(1e-7));
        assertThat(task.answer(new float[] {0, THREE_TO_ONE, THREE_TO_ONE, -1})).isEqualTo(ClassSet.of(0, 2, 3));
    }

    @Test
    void anyOfMayAnswerWithNoneAndWithAll() {
        Task task = Task.anyOf(List.of(0.5, 0.5));
        assertThat(task.answer(new float[] {-1000, -1})).isEqualTo(ClassSet.of());
        assertThat(task.answer(new float[] {1000, 1}).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void anyOfRefusesAThresholdThatIsNoProbability(double threshold) {
        assertThatThrownBy(() -> Task.anyOf(List.of(0.5, threshold)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thresholds must lie above 0 and at most at 1");
    }

    @Test
    void anyOfRefusesLogitsOfAnotherNumberOfClasses() {
        assertThatThrownBy(() -> Task.anyOf(List.of(0.5)).answer(new float[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected as many logits as thresholds, 1, got 2");
    }

    @Test
    void aClassSetIsItsClassesInWhateverOrder() {
        ClassSet set = ClassSet.of(4, 0, 4);
        assertThat(set)
                .isEqualTo(ClassSet.of(0, 4))
                .hasSameHashCodeAs(ClassSet.of(0, 4))
                .hasToString("[0, 4]")
                .isNotEqualTo(ClassSet.of(0));
        assertThat(set.indices()).containsExactly(0, 4);
        assertThat(set.has(4)).isTrue();
        assertThat(set.has(3)).isFalse();
        assertThatThrownBy(() -> ClassSet.of(-1)).hasMessage("expected an index of a class, got -1");
    }
}
