package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two recordings of six samples: noise is allowed in the last four of the first and in three of the second. */
@ExtendWith(NoTensorLeft.class)
class TimelineTest {
    private static final Timeline TIMELINE = new Timeline(new int[][] {{2, 3, 4, 5}, {0, 2, 4}}, 6);

    @Test
    void movesNoiseAndBringsBackWhatPassesTheEnd() {
        try (Scope scope = Scope.open()) {
            Tensor noise = Tensors.of(new float[] {9, 9, 1, 2, 3, 4, 1, 9, 2, 9, 3, 9}, Device.CPU, 2, 1, 6);
            assertThat(Tensors.toFloats(TIMELINE.later(noise, 1, -1)))
                    .containsExactly(9, 9, 4, 1, 2, 3, 2, 9, 3, 9, 1, 9);
            assertThat(Tensors.toFloats(TIMELINE.later(TIMELINE.later(noise, 7, -5), -7, 5)))
                    .isEqualTo(Tensors.toFloats(noise));
        }
    }

    @Test
    void repeatsAWindowFromAnOffset() {
        try (Scope scope = Scope.open()) {
            Tensor window = Tensors.of(new float[] {1, 2, 3, -1, -2, -3}, Device.CPU, 2, 3);
            float[] tiled = Tensors.toFloats(TIMELINE.tiled(window, 0, 2));
            assertThat(row(tiled, 0, 0)).containsExactly(1, 2, 3, 1);
            assertThat(row(tiled, 0, 1)).containsExactly(-1, -2, -3, -1);
            assertThat(row(tiled, 1, 0)).containsExactly(3, 1, 2);
            assertThat(row(tiled, 1, 1)).containsExactly(-3, -1, -2);
        }
    }

    /** What stands where noise is allowed. */
    private static float[] row(float[] tiled, int recording, int lead) {
        int[] times = TIMELINE.times()[recording];
        float[] row = new float[times.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = tiled[(recording * 2 + lead) * 6 + times[i]];
        }
        return row;
    }
}
