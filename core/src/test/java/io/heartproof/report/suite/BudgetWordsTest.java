package io.heartproof.report.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.LevelUnit;
import org.junit.jupiter.api.Test;

class BudgetWordsTest {
    @Test
    void sayWhatLevelsAreOnPaper() {
        assertThat(BudgetWords.of(LevelUnit.MICROVOLTS, 5, 20))
                .contains("What the attacks may add: 5 to 20\u00a0microvolts, less than a pen\u2019s width on paper.");
        assertThat(BudgetWords.of(LevelUnit.SHARE_OF_PEAK, 0.001, 0.1))
                .contains("What the attacks may add to a lead whose highest deflection is 1\u00a0mV: 1\u00a0microvolt,"
                        + " less than a pen\u2019s width on paper, to 100\u00a0microvolts, 1\u00a0mm on paper, as"
                        + " much as an ST deviation that counts.");
        assertThat(BudgetWords.of(LevelUnit.RMS_MICROVOLTS, 10, 10))
                .contains("What the attacks may add, as a root mean square: 10\u00a0microvolts, less than a pen\u2019s"
                        + " width on paper.");
    }

    /** Twice the length is four times the energy. */
    @Test
    void sayWhatALengthIs() {
        assertThat(BudgetWords.of(LevelUnit.LENGTH, 0.1, 2))
                .hasValueSatisfying(text -> assertThat(text).endsWith("; the largest length, 2, has 4 times as much."));
        assertThat(BudgetWords.of(LevelUnit.LENGTH, 0.1, 1))
                .hasValueSatisfying(
                        text -> assertThat(text).endsWith("as high as the highest deflection of its lead."));
        assertThat(BudgetWords.of(LevelUnit.DECIBELS, 0, 6)).isEmpty();
    }
}
