package io.heartproof.noise.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QrsAmplitudeTest {
    private static final double RATE = 100;

    @Test
    void measuresFromTheTipOfRToTheTipOfSByHand() {
        float[] lead = beats(10, 1, 0);
        // R is 1.5, S 40 ms later -0.5.
        assertThat(QrsAmplitude.of(List.of(lead), RATE)).containsExactly(2);
    }

    @Test
    void measuresEveryLeadWhereTheComplexesOfAllAre() {
        float[] strong = beats(10, 1, 0);
        float[] weak = beats(10, 0.1, 0);
        weak[50] = 9; // an artefact between two complexes, in one lead alone
        double[] amplitudes = QrsAmplitude.of(List.of(strong, strong, strong, weak), RATE);
        assertThat(amplitudes[0]).isEqualTo(2);
        assertThat(amplitudes[3]).isCloseTo(0.2, within(1e-6));
    }

    @Test
    void isNotMovedByTheTWaveOrBySlowWander() {
        // A T wave of 0.6 over 300 ms, and 2 mV of wander at 0.1 Hz: 0.02 * pi * 2 within 100 ms at most.
        float[] lead = beats(20, 1, 0.6);
        for (int t = 0; t < lead.length; t++) {
            lead[t] += (float) Math.sin(2 * Math.PI * 0.1 * t / RATE);
        }
        assertThat(QrsAmplitude.of(List.of(lead), RATE)[0]).isCloseTo(2, within(0.07));
    }

    @Test
    void survivesAPauseAndAnExtraBeat() {
        float[] lead = beats(30, 1, 0);
        for (int t = 500; t < 900; t++) {
            lead[t] = 0;
        }
        addComplex(lead, 30, 1, 3);
        // 26 beats of 2, one of 6: the largest and the smallest of 27 are left out.
        assertThat(QrsAmplitude.of(List.of(lead), RATE)[0]).isCloseTo(2, within(1e-6));
    }

    @Test
    void aFlatLeadHasNone() {
        assertThat(QrsAmplitude.of(List.of(new float[1000]), RATE)).containsExactly(0);
        assertThat(QrsAmplitude.of(List.of(beats(10, 1, 0), new float[1000]), RATE))
                .containsExactly(2, 0);
    }

    /** A beat each second with an R of 1.5 and an S of -0.5, times {@code height}, and a T wave. */
    private static float[] beats(int seconds, double height, double tWave) {
        float[] lead = new float[(int) (seconds * RATE)];
        for (int second = 0; second < seconds; second++) {
            int start = (int) (second * RATE);
            addComplex(lead, start, 20, height);
            for (int t = 0; t < 30; t++) {
                lead[start + 45 + t] += (float) (tWave * Math.sin(Math.PI * t / 30));
            }
        }
        return lead;
    }

    private static void addComplex(float[] lead, int start, int offset, double height) {
        lead[start + offset] += (float) (1.5 * height);
        lead[start + offset + 4] += (float) (-0.5 * height);
    }
}
