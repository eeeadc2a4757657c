package io.heartproof.attack.white;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BallSizesTest {
    private static final boolean[] BROKEN = {true};
    private static final boolean[] UNBROKEN = {false};

    @Test
    void reachesForTheBoundaryUntilNoiseBreaks() {
        BallSizes balls = new BallSizes(2);
        assertThat(balls.note(UNBROKEN, 0)).isEmpty();
        balls.resize(0.1, 0.5);
        assertThat(balls.epsilons()).containsExactly(0.5);
        balls.note(UNBROKEN, 0.5);
        balls.resize(0.1, 7);
        assertThat(balls.epsilons()).as("not beyond the range").containsExactly(2);
        assertThat(balls.smallest()).containsExactly(Double.POSITIVE_INFINITY);
    }

    @Test
    void shrinksWhileBrokenAndGrowsAfterwards() {
        BallSizes balls = new BallSizes(2);
        balls.note(UNBROKEN, 0);
        balls.resize(0.1, 1);
        assertThat(balls.note(BROKEN, 1)).containsExactly(0);
        balls.resize(0.1, 9);
        assertThat(balls.epsilons()).containsExactly(new double[] {0.9}, within(1e-12));
        assertThat(balls.note(UNBROKEN, 0.9)).isEmpty();
        balls.resize(0.1, 9);
        assertThat(balls.epsilons()).containsExactly(new double[] {0.99}, within(1e-12));
        assertThat(balls.smallest()).containsExactly(1);
    }

    /** Noise may be smaller than its ball where the range clips it. */
    @Test
    void shrinksToTheSmallestSizeThatBroke() {
        BallSizes balls = new BallSizes(2);
        balls.note(BROKEN, 0.5);
        balls.resize(0.1, 9);
        assertThat(balls.epsilons()).containsExactly(0.5);
        assertThat(balls.note(BROKEN, 0.6)).as("larger than before").isEmpty();
        assertThat(balls.smallest()).containsExactly(0.5);
    }

    @Test
    void treatsEachRecordingByItself() {
        BallSizes balls = new BallSizes(2, 2, 0.3);
        assertThat(balls.note(new boolean[] {true, false, false}, 0, 0, 0)).containsExactly(0);
        balls.resize(0.1, 1, 1, 1);
        assertThat(balls.epsilons()).containsExactly(0, 1, 0.3);
    }
}
