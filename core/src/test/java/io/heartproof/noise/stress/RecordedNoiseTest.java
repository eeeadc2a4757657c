package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.problem.BadData;
import io.heartproof.seed.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordedNoiseTest {
    private static final double RATE = 10;

    @Test
    void drawsASimultaneousStretchOfEverySignalWithoutItsMean() {
        double[][] stretch = noise(100, 2).stretch(21, RATE, SeededRandom.of(3));
        assertThat(stretch.length).isEqualTo(2);
        for (int i = 0; i < 21; i++) {
            // A ramp of slope 1 and one of slope -2 around their means.
            assertThat(stretch[0][i]).isCloseTo(i - 10, within(1e-9));
            assertThat(stretch[1][i]).isCloseTo(-2 * (i - 10), within(1e-9));
        }
    }

    @Test
    void goesOnAtTheBeginningWhereTheRecordEnds() {
        double[] stretch = noise(40, 1).stretch(100, RATE, SeededRandom.of(3))[0];
        for (int i = 1; i < stretch.length; i++) {
            double step = stretch[i] - stretch[i - 1];
            assertThat(Math.abs(step - 1) < 1e-9 || Math.abs(step + 39) < 1e-9)
                    .as("step " + step)
                    .isTrue();
        }
    }

    @Test
    void reachesBothEndsOfTheRecord() {
        RecordedNoise noise = new RecordedNoise("n", RATE, List.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 90}));
        SeededRandom random = SeededRandom.of(1);
        List<Double> last = IntStream.range(0, 200)
                .mapToObj(i -> noise.stretch(8, RATE, random))
                .map(stretch -> stretch[0][7] - stretch[0][6])
                .distinct()
                .toList();
        // 1 to 8, 2 to 9, 3 to 90
        assertThat(last).anySatisfy(step -> assertThat(step).isCloseTo(81, within(1e-9)));
        assertThat(last).anySatisfy(step -> assertThat(step).isCloseTo(1, within(1e-9)));
    }

    @Test
    void isTheSameForTheSameSeedAlone() {
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * i);
        }
        RecordedNoise noise = new RecordedNoise("n", RATE, List.of(values));
        assertThat(noise.stretch(50, RATE, SeededRandom.of(3)))
                .isDeepEqualTo(noise.stretch(50, RATE, SeededRandom.of(3)));
        assertThat(noise.stretch(50, RATE, SeededRandom.of(3))[0])
                .isNotEqualTo(noise.stretch(50, RATE, SeededRandom.of(4))[0]);
    }

    @Test
    void neverGivesAFlatStretch() {
        float[] half = new float[1000];
        for (int i = 500; i < 1000; i++) {
            half[i] = i % 2;
        }
        RecordedNoise noise = new RecordedNoise("n", RATE, List.of(half));
        for (int seed = 0; seed < 100; seed++) {
            double[] stretch = noise.stretch(30, RATE, SeededRandom.of(seed))[0];
            assertThat(Arrays.stream(stretch).distinct().count())
                    .as("seed " + seed)
                    .isGreaterThan(1);
        }
    }

    @Test
    void refusesARecordWithoutNoise() {
        assertThatThrownBy(() -> new RecordedNoise("still", RATE, List.of(new float[40])))
                .isInstanceOf(BadData.class)
                .hasMessage("still: expected noise in at least half of the record, found it in 0 of 4 s");
        assertThatThrownBy(() -> new RecordedNoise("one", RATE, List.of(new float[1])))
                .isInstanceOf(BadData.class);
    }

    /** Ramps of slope 1, -2. */
    private static RecordedNoise noise(int length, int components) {
        float[][] ramps = new float[components][length];
        for (int i = 0; i < length; i++) {
            ramps[0][i] = 5 + i;
            ramps[components - 1][i] = components == 1 ? 5 + i : 7 - 2 * i;
        }
        return new RecordedNoise("ramps", RATE, List.of(ramps));
    }
}
