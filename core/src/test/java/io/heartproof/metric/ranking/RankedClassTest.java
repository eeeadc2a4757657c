package io.heartproof.metric.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two recordings of class 0 with the odds 2 and 0, three of class 1 with 1, 0 and -1. */
class RankedClassTest {
    private static final int[] TRUTH = {0, 1, 1, 0, 1};
    private static final List<LogOdds> ODDS = List.of(
            LogOdds.of(ClassSet.of(0), 2, -2),
            LogOdds.of(ClassSet.of(1), 1, -1),
            LogOdds.of(ClassSet.of(1), 0, 0),
            LogOdds.of(ClassSet.of(0), 0, 0),
            LogOdds.of(ClassSet.of(1), -1, 1));

    /** Of six pairs 2 is above 1, 0, -1 and 0 above -1, as large as 0 and below 1: 4.5. */
    @Test
    void countsPairsInOrderAndHalfOfThoseThatAreEqual() {
        assertThat(RankedClass.of(0, TRUTH, ODDS).area(1, 1, 1, 1, 1)).isEqualTo(4.5 / 6);
        assertThat(RankedClass.of(1, TRUTH, ODDS).area(1, 1, 1, 1, 1)).isEqualTo(4.5 / 6);
    }

    /** Without the recording of 2, and that of 1 twice: of four pairs one is in order and one equal. */
    @Test
    void countsRecordingsAsOftenAsTheirWeight() {
        assertThat(RankedClass.of(0, TRUTH, ODDS).area(0, 2, 1, 1, 1)).isEqualTo(1.5 / 4);
    }

    @Test
    void isUndefinedWithoutPairs() {
        assertThat(RankedClass.of(0, TRUTH, ODDS).area(1, 0, 0, 1, 0)).isNaN();
        assertThat(RankedClass.of(0, TRUTH, ODDS).area(0, 1, 1, 0, 1)).isNaN();
        assertThat(RankedClass.of(0, new int[0], List.of()).area()).isNaN();
    }
}
