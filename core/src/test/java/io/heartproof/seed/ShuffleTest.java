package io.heartproof.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 10).boxed().toList();

    @Test
    void isTheSameOnEveryJavaVersion() {
        Shuffle shuffle = Shuffle.of(1);

        assertThat(shuffle.order(NUMBERS)).containsExactly(6, 9, 7, 8, 4, 2, 0, 3, 1, 5);
        assertThat(shuffle.order(NUMBERS)).containsExactly(0, 9, 6, 4, 2, 3, 5, 1, 7, 8);
    }

    @Test
    void givesEveryElementOnceAndLeavesTheListAlone() {
        List<Integer> shuffled = Shuffle.of(7).order(NUMBERS);

        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(NUMBERS);
        assertThat(NUMBERS).isSorted();
    }
}
