package io.heartproof.simulate.rhythm;

import io.heartproof.seed.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Regular rhythm with natural variability: RR(t) = mean (1 + low frequency part + respiratory part). Each part is a
 * narrow Gaussian band of the RR spectrum (McSharry et al. 2003, equation 2: around 0.1 Hz and around the breathing
 * rate), made of a few cosines.
 *
 * @param meanRr seconds
 * @param lowFrequency standard deviation of the low-frequency part, as a share of the mean
 * @param respiratory standard deviation of the respiratory part ("sinus arrhythmia"), as a share of the mean
 * @param respirationHz breathing rate
 */
public record SinusRhythm(double meanRr, double lowFrequency, double respiratory, double respirationHz)
        implements Rhythm {
    @Override
    public List<Pulse> pulses(double durationSeconds, SeededRandom random) {
        Tachogram tachogram = tachogram(random);
        List<Pulse> pulses = new ArrayList<>();
        double time = -random.uniform(0, meanRr);
        while (time < durationSeconds + meanRr) {
            pulses.add(new Pulse(BeatKind.SINUS, time));
            time += tachogram.interval(time);
        }
        return pulses;
    }

    Tachogram tachogram(SeededRandom random) {
        return new Tachogram(this, random);
    }

    /** One course of the RR interval over time. */
    static final class Tachogram {
        private static final int COSINES = 6;
        private static final double LOW_FREQUENCY_HZ = 0.1;
        private static final double BAND_HZ = 0.01;

        private final double meanRr;
        private final double[] amplitude = new double[2 * COSINES];
        private final double[] frequencyHz = new double[2 * COSINES];
        private final double[] phase = new double[2 * COSINES];

        private Tachogram(SinusRhythm rhythm, SeededRandom random) {
            meanRr = rhythm.meanRr;
            for (int i = 0; i < 2 * COSINES; i++) {
                boolean low = i < COSINES;
                amplitude[i] = (low ? rhythm.lowFrequency : rhythm.respiratory) * StrictMath.sqrt(2.0 / COSINES);
                frequencyHz[i] = random.normal(low ? LOW_FREQUENCY_HZ : rhythm.respirationHz, BAND_HZ);
                phase[i] = random.uniform(0, 2 * StrictMath.PI);
            }
        }

        /** Seconds from a beat at that time to the next. */
        double interval(double seconds) {
            double change = 0;
            for (int i = 0; i < amplitude.length; i++) {
                change += amplitude[i] * StrictMath.cos(2 * StrictMath.PI * frequencyHz[i] * seconds + phase[i]);
            }
            return meanRr * Math.min(1.3, Math.max(0.75, 1 + change));
        }
    }
}
