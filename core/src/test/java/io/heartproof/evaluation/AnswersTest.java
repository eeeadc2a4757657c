package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.Condition;
import io.heartproof.problem.BadData;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final int[] LABELS = {0, 1};

    @Test
    void refusesAnAnswerThatIsNoNumber() {
        float[][] logits = {{1, 2}, {1, Float.NaN}};

        assertThatThrownBy(() -> Answers.of(Condition.CLEAN, LABELS, logits))
                .isInstanceOf(BadData.class)
                .hasMessage("the network: expected numbers as answers, got NaN about recording 2");
    }

    @Test
    void theFirstLargestLogitIsTheAnswer() {
        float[][] logits = {{1, 2}, {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY}};

        assertThat(Answers.of(Condition.CLEAN, LABELS, logits).predictions()).containsExactly(1, 0);
    }
}
