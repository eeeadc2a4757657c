package io.heartproof.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Rows sum to 10, 5, 0; columns to 10, 4, 1. */
    private final ConfusionMatrix matrix = ConfusionMatrix.of(new int[][] {{8, 1, 1}, {2, 3, 0}, {0, 0, 0}});

    @Test
    void countsRecordingsByTruthAndPrediction() {
        ConfusionMatrix counted = ConfusionMatrix.of(3, new int[] {0, 0, 1, 2}, new int[] {0, 2, 1, 1});

        assertThat(counted.rows()).isDeepEqualTo(new int[][] {{1, 0, 1}, {0, 1, 0}, {0, 1, 0}});
        assertThat(counted.recordings(0)).isEqualTo(2);
        assertThat(counted.predictions(1)).isEqualTo(2);
    }

    @Test
    void accuracyIsTheTraceOverAll() {
        assertThat(matrix.accuracy()).isEqualTo(11.0 / 15, EXACT);
    }

    @Test
    void balancedAccuracyIsTheMeanSensitivityOfTheClassesPresent() {
        // 8/10 and 3/5; the third class has no recording.
        assertThat(matrix.balancedAccuracy()).isEqualTo((0.8 + 0.6) / 2, EXACT);
    }

    @Test
    void f1IsTwiceTheHitsOverRowAndColumn() {
        // Class 0: 2*8/(10+10) = 0.8; class 1: 2*3/(5+4) = 2/3; class 2 has no recording.
        assertThat(matrix.f1(0)).isEqualTo(0.8, EXACT);
        assertThat(matrix.f1(1)).isEqualTo(2.0 / 3, EXACT);
        assertThat(matrix.f1(2)).isNaN();
        assertThat(matrix.macroF1()).isEqualTo((0.8 + 2.0 / 3) / 2, EXACT);
    }

    @Test
    void precisionIsTheShareOfRightPredictions() {
        // Class 0: 8 of 10 predictions; class 1: 3 of 4; class 2: 0 of 1.
        assertThat(matrix.precision(0)).isEqualTo(0.8, EXACT);
        assertThat(matrix.precision(1)).isEqualTo(0.75, EXACT);
        assertThat(matrix.precision(2)).isZero();
    }

    @Test
    void balancedPrecisionWeighsEveryClassAlike() {
        // Rows divided by their sums: (0.8 0.1 0.1), (0.4 0.6 0). Class 0: 0.8/1.2; class 1: 0.6/0.7.
        assertThat(matrix.balancedPrecision(0)).isEqualTo(0.8 / 1.2, EXACT);
        assertThat(matrix.balancedPrecision(1)).isEqualTo(0.6 / 0.7, EXACT);
        assertThat(matrix.balancedPrecision(2)).isNaN();
    }

    @Test
    void allFiguresOfNoRecordingsAreUndefined() {
        ConfusionMatrix empty = ConfusionMatrix.of(2, new int[0], new int[0]);

        assertThat(empty.accuracy()).isNaN();
        assertThat(empty.balancedAccuracy()).isNaN();
        assertThat(empty.macroF1()).isNaN();
    }

    @Test
    void rejectsWhatIsNoMatrixOfCounts() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[][] {{1, 2}, {3}})).hasMessageContaining("columns");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[][] {{1, 2}, {3, -1}}))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[][] {{Integer.MAX_VALUE, 1}, {0, 0}}))
                .hasMessageContaining("fewer recordings");
        assertThatThrownBy(() -> ConfusionMatrix.of(2, new int[] {2}, new int[] {0}))
                .hasMessageContaining("0 to 1");
        assertThatThrownBy(() -> ConfusionMatrix.of(2, new int[] {0}, new int[0]))
                .hasMessageContaining("as many");
    }
}
