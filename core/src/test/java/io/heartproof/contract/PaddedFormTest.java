package io.heartproof.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaddedFormTest {
    @ParameterizedTest
    @CsvSource({"30720,33792", "5120,8192", "5000,8192", "5121,9216", "1536,5120"})
    void padsToCutAndOneWindowInWholeBlocks(int cut, int expected) {
        assertThat(new PaddedForm(cut).paddedLength(1536)).isEqualTo(expected);
        assertThat(new PaddedForm(cut).paddedLength(cut)).isEqualTo(expected);
    }

    @Test
    void evaluatesWithSignalAtTheVeryEnd() {
        assertThat(PaddedForm.PUBLISHED.start(5_000, Purpose.EVALUATION, 0.7)).isEqualTo(33_792 - 5_000);
    }

    /** 3072 x 0.5 = 1536; 3072 x 0.0003 = 0.92, floor 0. */
    @Test
    void trainsWithSignalMovedByShareOfOneWindow() {
        PaddedForm form = PaddedForm.PUBLISHED;

        assertThat(form.start(30_720, Purpose.TRAINING, 0)).isEqualTo(3_072);
        assertThat(form.start(30_720, Purpose.TRAINING, 0.0003)).isEqualTo(3_072);
        assertThat(form.start(30_720, Purpose.TRAINING, 0.5)).isEqualTo(1_536);
        assertThat(form.start(30_720, Purpose.TRAINING, Math.nextDown(1.0))).isEqualTo(1);
        assertThat(form.start(2_000, Purpose.TRAINING, 0.5)).isEqualTo(33_792 - 2_000 - 1_536);
    }

    @Test
    void signalAlwaysFits() {
        long seed = 3072;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            int cut = InputForm.SHORTEST + random.nextInt(40_000);
            int samples = InputForm.SHORTEST + random.nextInt(cut - InputForm.SHORTEST + 1);
            PaddedForm form = new PaddedForm(cut);
            for (Purpose purpose : Purpose.values()) {
                int length = form.paddedLength(samples);
                int start = form.start(samples, purpose, random.nextDouble());
                assertThat(length % InputForm.BLOCK).isZero();
                assertThat(length).isGreaterThanOrEqualTo(InputForm.WINDOW);
                assertThat(start).isBetween(0, length - samples);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_535, 0, -1, Integer.MIN_VALUE, (1 << 20) + 1, Integer.MAX_VALUE})
    void rejectsCutOutOfRange(int cut) {
        assertThatThrownBy(() -> new PaddedForm(cut))
                .isInstanceOf(BadData.class)
                .hasMessage("input contract: cutSamples must lie between 1536 and 1048576, got " + cut);
    }

    @Test
    void refusesSignalThatWasNotCutOrIsTooShort() {
        PaddedForm form = new PaddedForm(5_000);

        assertThatThrownBy(() -> form.paddedLength(5_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.start(1_535, Purpose.EVALUATION, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.start(5_000, Purpose.TRAINING, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
