package io.heartproof.preprocess;

import static io.heartproof.fixture.Recordings.millivolts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Recordings;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FillGapsTest {
    private static final float NAN = Float.NaN;

    /** Between 1 and 4 lie 2 and 3; at the ends the nearest sample is repeated. */
    @Test
    void drawsLineAcrossGapAndHoldsTheEnds() {
        Recording recording = Recordings.of(100, millivolts(Lead.I, NAN, 1, NAN, NAN, 4, 4, NAN, NAN));

        Recording filled = FillGaps.UP_TO_40_MS.apply(recording);

        assertThat(filled.signals().get(0).samples()).containsExactly(1, 1, 2, 3, 4, 4, 4, 4);
        assertThat(filled.source().notes()).containsExactly("lead I: 5 of 8 samples interpolated (gaps: 3)");
    }

    @Test
    void sharesSamplesThatHaveNoGap() {
        Recording recording = Recordings.of(100, millivolts(Lead.I, 1, 2));

        Recording filled = FillGaps.UP_TO_40_MS.apply(recording);

        assertThat(filled.signals().get(0).samples())
                .isSameAs(recording.signals().get(0).samples());
        assertThat(filled.source().notes()).isEmpty();
    }

    @Test
    void fillsGapOfExactly40Milliseconds() {
        for (double rate : new double[] {25, 250, 360, 500, 1000, 5000}) {
            int longest = (int) Math.round(Math.floor(0.04 * rate + 1e-6));
            Recording filled = FillGaps.UP_TO_40_MS.apply(withGap(longest, rate));

            assertThat(filled.signals().get(0).samples()).doesNotContain(NAN);
            assertThatThrownBy(() -> FillGaps.UP_TO_40_MS.apply(withGap(longest + 1, rate)))
                    .isInstanceOf(BadData.class);
        }
    }

    @Test
    void namesLeadPlaceAndLengthOfTooLongGap() {
        assertThatThrownBy(() -> FillGaps.UP_TO_40_MS.apply(withGap(21, 500)))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: lead I has a gap of 42 ms at 0.020 s, at most 40 ms can be interpolated");
    }

    @Test
    void rejectsLeadWithoutAnyValidSample() {
        assertThatThrownBy(() -> FillGaps.UP_TO_40_MS.apply(Recordings.of(500, millivolts(Lead.V1, NAN, NAN))))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("lead V1 has a gap of 4 ms");
    }

    @Test
    void rejectsInfiniteSample() {
        Recording recording = Recordings.of(500, millivolts(Lead.V1, 0, 1, Float.NEGATIVE_INFINITY));

        assertThatThrownBy(() -> FillGaps.UP_TO_40_MS.apply(recording))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: lead V1 is infinite at sample 2");
    }

    @Test
    void keepsValidSamplesAndFillsBetweenTheirNeighbours() {
        long seed = 99;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            float[] samples = new float[100];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextInt(3) == 0 ? NAN : (float) random.nextGaussian();
            }
            float[] filled = new FillGaps(1)
                    .apply(Recordings.of(500, millivolts(Lead.I, samples)))
                    .signals()
                    .get(0)
                    .samples();
            for (int i = 0; i < samples.length; i++) {
                if (Float.isNaN(samples[i])) {
                    assertThat(filled[i]).isBetween(min(neighbours(samples, i)), max(neighbours(samples, i)));
                } else {
                    assertThat(filled[i]).isEqualTo(samples[i]);
                }
            }
        }
    }

    private static Recording withGap(int length, double rate) {
        float[] samples = new float[10 + length + 10];
        Arrays.fill(samples, 10, 10 + length, NAN);
        return Recordings.of(rate, millivolts(Lead.I, samples));
    }

    /** The valid samples next to i on either side, one or two. */
    private static float[] neighbours(float[] samples, int i) {
        int before = i;
        while (before >= 0 && Float.isNaN(samples[before])) {
            before--;
        }
        int after = i;
        while (after < samples.length && Float.isNaN(samples[after])) {
            after++;
        }
        float left = samples[before >= 0 ? before : after];
        return new float[] {left, after < samples.length ? samples[after] : left};
    }

    private static float min(float[] pair) {
        return Math.min(pair[0], pair[1]);
    }

    private static float max(float[] pair) {
        return Math.max(pair[0], pair[1]);
    }
}
