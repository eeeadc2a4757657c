package io.heartproof.attack.white;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepHalvingTest {
    /** Three of four steps are 75 %, which is not enough; four of four are. */
    @Test
    void halvesWhereThreeOfFourStepsRaisedTheLoss() {
        StepHalving halving = new StepHalving(new double[] {2, 4}, 0, 0);
        assertThat(halving.note(1, 1)).containsExactly(0, 1);
        assertThat(halving.note(2, 2)).containsExactly(0, 1);
        assertThat(halving.note(1.5f, 3)).containsExactly(1);
        assertThat(halving.note(3, 4)).containsExactly(0, 1);
        assertThat(halving.halve(4)).containsExactly(0);
        assertThat(halving.steps()).containsExactly(1, 4);
    }

    /**
     * The loss falls far and climbs back, by more than three of four steps, but not above its best: halved only where it was not
     * halved at the checkpoint before, so not at the first one and not twice in a row.
     */
    @Test
    void halvesWhereTheBestDidNotRiseUnlessItWasHalvedBefore() {
        StepHalving halving = new StepHalving(new double[] {2}, 10);
        climbBack(halving);
        assertThat(halving.halve(5)).isEmpty();
        climbBack(halving);
        assertThat(halving.halve(5)).containsExactly(0);
        climbBack(halving);
        assertThat(halving.halve(5)).isEmpty();
        climbBack(halving);
        assertThat(halving.halve(5)).containsExactly(0);
        assertThat(halving.steps()).containsExactly(0.5);
    }

    /** Down by one step and up by four, which is 80 %. */
    private static void climbBack(StepHalving halving) {
        for (float loss : new float[] {-5, -4, -3, -2, -1}) {
            assertThat(halving.note(loss)).isEmpty();
        }
    }

    @Test
    void goesOnWithThoseThatStay() {
        StepHalving halving = new StepHalving(new double[] {1, 2, 3}, 5, 6, 7);
        halving.keep(2, 0);
        assertThat(halving.steps()).containsExactly(3, 1);
        assertThat(halving.note(6.5f, 5.5f)).containsExactly(1);
        assertThat(halving.halve(1)).containsExactly(0);
        assertThat(halving.steps()).containsExactly(1.5, 1);
    }
}
