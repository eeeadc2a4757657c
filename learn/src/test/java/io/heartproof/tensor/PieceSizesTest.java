package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceSizesTest {
    @Test
    void cutsInFiveSizesLargestFirst() {
        assertThat(PieceSizes.pieces(13, Device.CPU)).containsExactly(8, 4, 1);
        assertThat(PieceSizes.pieces(40, Device.CPU)).containsExactly(16, 16, 8);
        assertThat(PieceSizes.pieces(1, Device.CPU)).containsExactly(1);
        assertThat(PieceSizes.pieces(0, Device.CPU)).isEmpty();
    }

    @Test
    void leavesAnotherDeviceTheWhole() {
        assertThat(PieceSizes.pieces(13, new Device(0))).containsExactly(13);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 15, 31, 100})
    void losesNone(int recordings) {
        assertThat(PieceSizes.pieces(recordings, Device.CPU).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(recordings);
    }
}
