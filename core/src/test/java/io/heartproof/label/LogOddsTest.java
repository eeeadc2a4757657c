package io.heartproof.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.file.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogOddsTest {
    /** Probabilities 1/2, 1/4, 1/4 have the odds 1, 1/3, 1/3. */
    @Test
    void comeFromLogitsOfOneClass() {
        float log2 = (float) Math.log(2);

        float[] odds = Task.ONE_OF.logOdds(new float[] {5 + log2, 5, 5});

        assertThat(odds[0]).isCloseTo(0f, within(1e-6f));
        assertThat(odds[1]).isCloseTo((float) -Math.log(3), within(1e-6f));
        assertThat(odds[2]).isEqualTo(odds[1]);
    }

    /** Both probabilities round to 1. */
    @Test
    void tellProbabilitiesApartThatRoundToOne() {
        float[] sure = {60, 0, 0};
        float[] surer = {80, 0, 0};

        assertThat(Task.ONE_OF.probabilities(sure)[0]).isEqualTo(Task.ONE_OF.probabilities(surer)[0]);
        assertThat(Task.ONE_OF.logOdds(sure)[0]).isLessThan(Task.ONE_OF.logOdds(surer)[0]);
    }

    @Test
    void areTheLogitsWhereAnyClassesHold() {
        assertThat(Task.anyOf(List.of(0.5, 0.5)).logOdds(new float[] {3, -1})).containsExactly(3, -1);
    }

    @Test
    void areWorseWhereTheOwnClassHasLessOrAnotherMore() {
        LogOdds one = LogOdds.of(ClassSet.of(1), 0, 2, -3);
        LogOdds other = LogOdds.of(ClassSet.of(1), -1, 1, -2);

        assertThat(one.worse(other)).isEqualTo(LogOdds.of(ClassSet.of(1), 0, 1, -2));
        assertThat(other.worse(one)).isEqualTo(one.worse(other));
        assertThat(one.worse(LogOdds.NONE)).isEqualTo(one);
        assertThat(LogOdds.NONE.worse(one)).isEqualTo(one);
    }

    @Test
    void countAnAnswerThatIsNoNumberAsTheWorst() {
        LogOdds odds = LogOdds.of(ClassSet.of(0), Float.NaN, Float.NaN, Float.NEGATIVE_INFINITY);

        assertThat(odds.values()).containsExactly(-Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE);
    }

    @Test
    void areReadBackToTheBit() {
        LogOdds odds = LogOdds.of(ClassSet.of(1), 1e-40f, 0.1f / 3, -Float.MAX_VALUE);

        assertThat(Json.mapper().readValue(Json.line(odds), LogOdds.class)).isEqualTo(odds);
        assertThat(Json.mapper().readValue(Json.line(LogOdds.NONE), LogOdds.class))
                .isEqualTo(LogOdds.NONE);
    }

    @Test
    void areEvenAtMostWhereTheAnswerIsWrong() {
        assertThat(LogOdds.of(ClassSet.of(1), 5, 2, -3).ofWrongAnswer())
                .isEqualTo(LogOdds.of(ClassSet.of(1), 5, 0, -3));
        assertThat(LogOdds.of(ClassSet.of(1), 5, -2, -3).ofWrongAnswer())
                .isEqualTo(LogOdds.of(ClassSet.of(1), 5, -2, -3));
    }

    @Test
    void refuseAClassThatIsNotThere() {
        assertThatThrownBy(() -> LogOdds.of(ClassSet.of(2), 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a class index must be 0 to 1, got 2");
    }
}
