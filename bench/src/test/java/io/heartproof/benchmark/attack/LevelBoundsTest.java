package io.heartproof.benchmark.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelBoundsTest {
    private static final List<Double> LEVELS = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);

    /** Broken at 5 and unbroken at 2: 3 halves what is left, then 4. */
    @Test
    void halvesWhatIsLeft() {
        LevelBounds bounds = new LevelBounds(LEVELS, 1);
        assertThat(bounds.next()).containsExactly(4);
        bounds.note(0, 5, true);
        bounds.note(0, 2, false);
        assertThat(bounds.next()).containsExactly(3);
        bounds.note(0, 3, false);
        assertThat(bounds.open()).containsExactly(0);
        assertThat(bounds.next()).containsExactly(4);
        bounds.note(0, 4, true);
        assertThat(bounds.open()).isEmpty();
        assertThat(bounds.smallest()).containsExactly(4);
    }

    @Test
    void knowsWhatBreaksAtTheFirstLevelAndAtNone() {
        LevelBounds bounds = new LevelBounds(LEVELS, 2);
        bounds.note(0, 1, true);
        bounds.note(1, 7, false);
        assertThat(bounds.open()).isEmpty();
        assertThat(bounds.smallest()).containsExactly(1, Double.POSITIVE_INFINITY);
    }

    /** A run between levels says something of the levels on both sides. */
    @Test
    void takesInRunsBetweenLevels() {
        LevelBounds bounds = new LevelBounds(LEVELS, 1);
        bounds.note(0, 3.5, true);
        bounds.note(0, 2.5, false);
        assertThat(bounds.next()).containsExactly(3);
    }
}
