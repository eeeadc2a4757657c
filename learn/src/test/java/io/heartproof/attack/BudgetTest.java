package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.LevelUnit;
import org.junit.jupiter.api.Test;

class BudgetTest {
    /** Results of older programs are made again from these very texts. */
    @Test
    void seedsRandomStartsWithATextThatNeverChanges() {
        assertThat(Budget.relative(Norm.LINF, 0.003).seedText())
                .isEqualTo("Budget[norm=linf, epsilon=0.003, unit=relative]");
        assertThat(Budget.relative(Norm.L2, 10).seedText()).isEqualTo("Budget[norm=l2, epsilon=10.0, unit=relative]");
        assertThat(Budget.microvolts(Norm.L2, 10).seedText())
                .isEqualTo("Budget[norm=l2, epsilon=10.0, unit=microvolts]");
    }

    @Test
    void isAShareOfThePeakOrALengthOrMicrovoltsOrTheirRootMeanSquare() {
        assertThat(Budget.relative(Norm.LINF, 0.1).levelUnit()).isEqualTo(LevelUnit.SHARE_OF_PEAK);
        assertThat(Budget.relative(Norm.L2, 1).levelUnit()).isEqualTo(LevelUnit.LENGTH);
        assertThat(Budget.microvolts(Norm.LINF, 20).levelUnit()).isEqualTo(LevelUnit.MICROVOLTS);
        assertThat(Budget.microvolts(Norm.L2, 20).levelUnit()).isEqualTo(LevelUnit.RMS_MICROVOLTS);
    }

    @Test
    void refusesASizeThatIsNotPositive() {
        assertThatThrownBy(() -> Budget.relative(Norm.L2, 0)).hasMessage("epsilon must be positive, got 0.0");
        assertThatThrownBy(() -> Budget.relative(Norm.L2, Double.NaN)).hasMessage("epsilon must be positive, got NaN");
    }
}
