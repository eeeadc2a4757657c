package io.heartproof.attack.white;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    /** 22, 19, 16, 13, 10, 7, 6, 6: the next would end after the last iteration. */
    @Test
    void lieAtShrinkingDistances() {
        assertThat(ends(100)).containsExactly(22, 41, 57, 70, 80, 87, 93, 99);
    }

    /** 22 % of 20 are 4, 3 % are less than one iteration and count as one, as do 6 %. */
    @Test
    void areNeverLessThanAnIterationApart() {
        assertThat(ends(20)).containsExactly(4, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20);
        assertThat(ends(1)).containsExactly(1);
    }

    private static List<Integer> ends(int iterations) {
        Checkpoints checkpoints = new Checkpoints(iterations);
        List<Integer> ends = new ArrayList<>();
        int last = 0;
        for (int i = 1; i <= iterations; i++) {
            int stretch = checkpoints.next();
            if (stretch > 0) {
                assertThat(i - last).isEqualTo(stretch);
                ends.add(i);
                last = i;
            }
        }
        return ends;
    }
}
