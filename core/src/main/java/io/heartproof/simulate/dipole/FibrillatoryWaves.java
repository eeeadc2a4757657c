package io.heartproof.simulate.dipole;

import io.heartproof.seed.SeededRandom;

/**
 * The f waves of atrial fibrillation: a saw tooth of slowly varying frequency and amplitude (model of Stridh and
 * Sörnmo, "Spatiotemporal QRST cancellation techniques for analysis of atrial fibrillation", IEEE Trans. Biomed. Eng. 48
 * (2001) 105-111), forwards and downwards with a phase of its own, strongest towards V1.
 *
 * @param amplitude of the saw tooth in V1, mV
 * @param frequencyHz 4 to 9
 */
public record FibrillatoryWaves(double amplitude, double frequencyHz) {
    private static final int HARMONICS = 3;

    /** Adds the f waves to the whole signal. */
    public void addTo(DipoleSignal signal, SeededRandom random) {
        SawTooth front = new SawTooth(this, random);
        SawTooth down = new SawTooth(this, random);
        for (int i = 0; i < signal.length(); i++) {
            double t = i / signal.samplingRateHz();
            double forwards = front.at(t);
            signal.add(i, new Dipole(-0.25 * forwards, 0.6 * down.at(t), -forwards));
        }
    }

    /** One direction: sum over l of a_l(t) sin(l theta(t)), a_l = 2/(l pi) (a + da sin(2 pi f_a t)). */
    private static final class SawTooth {
        private final FibrillatoryWaves waves;
        private final double phase;
        private final double modulationHz;
        private final double frequencySwingHz;
        private final double amplitudeSwing;
        private final double modulationPhase;

        SawTooth(FibrillatoryWaves waves, SeededRandom random) {
            this.waves = waves;
            phase = random.uniform(0, 2 * StrictMath.PI);
            modulationHz = random.uniform(0.1, 0.4);
            frequencySwingHz = random.uniform(0.2, 0.6);
            amplitudeSwing = random.uniform(0.2, 0.5);
            modulationPhase = random.uniform(0, 2 * StrictMath.PI);
        }

        double at(double t) {
            double modulation = 2 * StrictMath.PI * modulationHz * t + modulationPhase;
            double theta = phase
                    + 2 * StrictMath.PI * waves.frequencyHz * t
                    + frequencySwingHz / modulationHz * StrictMath.sin(modulation);
            double sum = 0;
            for (int l = 1; l <= HARMONICS; l++) {
                sum += 2 / (l * StrictMath.PI) * StrictMath.sin(l * theta);
            }
            return waves.amplitude * (1 + amplitudeSwing * StrictMath.sin(1.7 * modulation)) * sum;
        }
    }
}
