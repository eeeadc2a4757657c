package io.heartproof.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketFormTest {
    private final BucketForm form = new BucketForm(30_720);

    @ParameterizedTest
    @CsvSource({"1536,4096", "3072,4096", "3073,5120", "5000,6144", "5120,6144", "5121,7168", "30720,31744"})
    void padsToWholeBlocksAndOneMore(int samples, int expected) {
        assertThat(form.paddedLength(samples)).isEqualTo(expected);
    }

    /** 5,000 samples in 6,144 leave the starts 0 to 1,144. */
    @Test
    void trainsWithSignalAnywhere() {
        assertThat(form.start(5_000, Purpose.TRAINING, 0)).isZero();
        assertThat(form.start(5_000, Purpose.TRAINING, 0.5)).isEqualTo(572);
        assertThat(form.start(5_000, Purpose.TRAINING, Math.nextDown(1.0))).isEqualTo(1_144);
    }

    @Test
    void evaluatesWithSignalAtTheVeryEnd() {
        assertThat(form.start(5_000, Purpose.EVALUATION, 0.7)).isEqualTo(1_144);
    }

    @Test
    void signalAlwaysFits() {
        long seed = 1024;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            int samples = InputForm.SHORTEST + random.nextInt(30_720 - InputForm.SHORTEST + 1);
            for (Purpose purpose : Purpose.values()) {
                int length = form.paddedLength(samples);
                assertThat(length % InputForm.BLOCK).isZero();
                assertThat(length).isGreaterThanOrEqualTo(InputForm.WINDOW);
                assertThat(form.start(samples, purpose, random.nextDouble())).isBetween(0, length - samples);
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new BucketForm(1_535)).isInstanceOf(BadData.class);
        assertThatThrownBy(() -> form.paddedLength(30_721)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> form.start(5_000, Purpose.TRAINING, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
