package io.heartproof.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PadAndMaskTest {
    @Test
    void putsZerosAroundSignalOverWhateverStoodThereAndNothingElse() {
        float[] target = new float[6];
        Arrays.fill(target, 9);
        new Pad(4, 2).write(new float[] {7, 8}, target, 1);
        assertThat(target).containsExactly(9, 0, 0, 7, 8, 9);

        Arrays.fill(target, 9);
        new Mask(4, 2).write(2, target, 1);
        assertThat(target).containsExactly(9, 0, 0, 1, 1, 9);
    }

    @Test
    void rejectsSignalThatDoesNotFit() {
        assertThatThrownBy(() -> new Pad(4, 3).write(new float[2], new float[4], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Mask(4, 3).write(2, new float[4], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Pad(4, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Mask(4, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
