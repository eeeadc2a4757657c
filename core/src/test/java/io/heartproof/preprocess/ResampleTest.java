package io.heartproof.preprocess;

import static io.heartproof.fixture.Recordings.millivolts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Recordings;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResampleTest {
    private static final long SEED = 250_500;
    private static final int LONGEST = 1 << 20;

    @ParameterizedTest
    @CsvSource({"250,500", "360,500", "1000,500", "257,500", "128,500", "500,250", "400,360", "997,500", "5000,500"})
    void agreesWithZeroStuffingConvolvingAndDecimating(double from, double to) {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        float[] signal = new float[301];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = (float) random.nextGaussian();
        }
        RateRatio ratio = RateRatio.of(to / from).orElseThrow();

        float[] actual = resample(signal, from, to);

        assertThat(actual).containsExactly(reference(signal, ratio), within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"250,500,2500,5000", "1000,500,7,4", "1000,500,8,4", "360,500,1,2", "257,500,257,500", "500,360,1,1"})
    void givesSamplesTimesRatioRoundedUp(double from, double to, int samples, int expected) {
        assertThat(resample(new float[samples], from, to)).hasSize(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 128, 250, 257, 360, 1000, 2000})
    void keepsConstantExactly(double from) {
        float[] signal = new float[200];
        Arrays.fill(signal, 0.7f);

        assertThat(resample(signal, from, 500)).containsOnly(0.7f);
    }

    @ParameterizedTest
    @CsvSource({"250,500,40", "250,500,100", "360,500,40", "1000,500,200", "500,250,100", "257,500,1"})
    void keepsSineOfThePassBandWithoutDelay(double from, double to, double hertz) {
        float[] signal = sine((int) (3 * from), from, hertz);

        float[] actual = resample(signal, from, to);

        float[] expected = sine(actual.length, to, hertz);
        int edge = actual.length / 4;
        assertThat(Arrays.copyOfRange(actual, edge, actual.length - edge))
                .containsExactly(Arrays.copyOfRange(expected, edge, expected.length - edge), within(3e-4f));
    }

    @ParameterizedTest
    @CsvSource({"1000,500,250", "1000,500,300", "1000,500,490", "500,250,125", "360,128,70"})
    void suppressesWhatWouldAlias(double from, double to, double hertz) {
        float[] actual = resample(sine((int) (3 * from), from, hertz), from, to);

        int edge = actual.length / 4;
        for (float sample : Arrays.copyOfRange(actual, edge, actual.length - edge)) {
            assertThat(sample).isCloseTo(0, within(3e-4f));
        }
    }

    @Test
    void returnsRecordingOfTheWantedRateAsItIs() {
        Recording recording = Recordings.of(500, millivolts(Lead.I, 1, 2));

        assertThat(new Resample(500, LONGEST).apply(recording)).isSameAs(recording);
    }

    @Test
    void keepsSamplesOfRateThatIsTheSameButForRounding() {
        Recording recording = Recordings.of(500.0001, millivolts(Lead.I, 1, 2));

        Recording resampled = new Resample(500, LONGEST).apply(recording);

        assertThat(resampled.samplingRateHz()).isEqualTo(500);
        assertThat(resampled.signals().get(0).samples()).containsExactly(1, 2);
    }

    @Test
    void computesNoMoreThanWanted() {
        Recording recording = Recordings.waves(new Random(SEED), List.of(Lead.I, Lead.II), 700, 360);

        Recording whole = new Resample(500, LONGEST).apply(recording);
        Recording beginning = new Resample(500, 100).apply(recording);

        for (int lead = 0; lead < 2; lead++) {
            assertThat(beginning.signals().get(lead).samples())
                    .isEqualTo(Arrays.copyOf(whole.signals().get(lead).samples(), 100));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,1", "1,2", "25,18", "500,257"})
    void filterIsSymmetricSoThatNothingIsDelayed(int up, int down) {
        PolyphaseFilter filter = new PolyphaseFilter(new RateRatio(up, down));

        for (int offset = 1; offset <= filter.halfLength(); offset++) {
            assertThat(filter.impulseResponse(-offset)).isCloseTo(filter.impulseResponse(offset), within(1e-12));
        }
    }

    @Test
    void rejectsRateTooLowForAnEcg() {
        assertThatThrownBy(() -> resample(new float[9], 49, 500))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: expected a sampling rate of at least 50.0 Hz, got 49.0 Hz");
    }

    @Test
    void rejectsRateOutOfProportion() {
        assertThatThrownBy(() -> resample(new float[9], 123_456.789, 500))
                .isInstanceOf(BadData.class)
                .hasMessage(
                        "R0001: cannot resample from 123456.789 Hz to 500.0 Hz: their ratio needs numbers over 10000");
    }

    private static float[] resample(float[] signal, double from, double to) {
        Recording recording = Recordings.of(from, millivolts(Lead.I, signal));
        return new Resample(to, LONGEST).apply(recording).signals().get(0).samples();
    }

    private static float[] sine(int samples, double rate, double hertz) {
        float[] sine = new float[samples];
        for (int i = 0; i < samples; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate + 0.3);
        }
        return sine;
    }

    /** The textbook way on the common rate: stuff zeros, convolve with the whole impulse response, keep every down-th. */
    private static float[] reference(float[] signal, RateRatio ratio) {
        PolyphaseFilter filter = new PolyphaseFilter(ratio);
        int margin = filter.halfLength() / ratio.up() + 1;
        double[] stuffed = new double[(signal.length + 2 * margin) * ratio.up()];
        for (int i = 0; i < signal.length + 2 * margin; i++) {
            stuffed[i * ratio.up()] = signal[Math.min(Math.max(i - margin, 0), signal.length - 1)];
        }
        int outputs = (int) Math.ceil(signal.length * (double) ratio.up() / ratio.down());
        float[] result = new float[outputs];
        for (int m = 0; m < outputs; m++) {
            int centre = margin * ratio.up() + m * ratio.down();
            double sum = 0;
            for (int k = Math.max(0, centre - filter.halfLength());
                    k <= Math.min(stuffed.length - 1, centre + filter.halfLength());
                    k++) {
                sum += stuffed[k] * filter.impulseResponse(centre - k);
            }
            result[m] = (float) sum;
        }
        return result;
    }
}
