package io.heartproof.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMixTest {
    private static final long SEED = 20_180;

    @Test
    void givesTheNumbersThatEarlierFiguresWereMadeWith() {
        SplitMix stream = SplitMix.of(SEED);
        SplittableRandom earlier = new SplittableRandom(SEED);

        for (int i = 0; i < 1000; i++) {
            assertThat(stream.symmetric()).isEqualTo(2 * earlier.nextDouble() - 1);
            assertThat(stream.normal()).isEqualTo(earlier.nextGaussian());
        }
    }

    @Test
    void isTheSameOnEveryJavaVersion() {
        SplitMix stream = SplitMix.of(1);

        assertThat(new double[] {stream.symmetric(), stream.symmetric(), stream.normal(), stream.normal()})
                .containsExactly(0.1331231503445618, 0.49156351452540226, -0.10251988074775731, 2.501525948176652);
    }
}
