package io.heartproof.metric.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import org.junit.jupiter.api.Test;

class WorstOddsTest {
    @Test
    void countsNoiseOfALevelAtEveryLargerOne() {
        WorstOdds worst = new WorstOdds(2, 3);
        worst.note(0, 1, LogOdds.of(ClassSet.of(0), 1, -1));
        worst.note(0, 1, LogOdds.of(ClassSet.of(0), 2, 0));
        worst.note(0, 2, LogOdds.of(ClassSet.of(0), 3, -3));
        worst.note(1, 3, LogOdds.of(ClassSet.of(1), 9, -9));

        assertThat(worst.at(0)).containsExactly(LogOdds.NONE, LogOdds.NONE);
        assertThat(worst.at(1)).containsExactly(LogOdds.of(ClassSet.of(0), 1, 0), LogOdds.NONE);
        assertThat(worst.at(2)).containsExactly(LogOdds.of(ClassSet.of(0), 1, 0), LogOdds.NONE);
    }
}
