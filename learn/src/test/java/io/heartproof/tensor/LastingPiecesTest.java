package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastingPiecesTest {
    private final LastingPieces pieces = new LastingPieces(Device.CPU, 15);

    @Test
    void computesAtOnceWhatTheBatchBeginsWith() {
        assertThat(pieces.next(15)).containsExactly(15);
        assertThat(new LastingPieces(Device.CPU, 39).next(39)).containsExactly(16, 16, 7);
        assertThat(new LastingPieces(Device.CPU, 32).next(32)).containsExactly(16, 16);
    }

    /** A number that only comes by would cost kernels of its own. */
    @Test
    void computesANumberInFiveSizesUntilItHasLasted() {
        pieces.next(15);
        for (int time = 1; time <= 4; time++) {
            assertThat(pieces.next(7)).as("time %d", time).containsExactly(4, 2, 1);
        }
        assertThat(pieces.next(7)).containsExactly(7);
        assertThat(pieces.next(6)).containsExactly(4, 2);
    }

    @Test
    void leavesAnotherDeviceTheWhole() {
        assertThat(new LastingPieces(new Device(0), 39).next(39)).containsExactly(39);
    }
}
