package io.heartproof.simulate;

import io.heartproof.problem.BadUsage;

/**
 * What can be chosen about simulated recordings beside their class.
 *
 * @param samplingRateHz 100 to 10,000
 * @param noiseFactor strength of the background noise: 1 as in hospital recordings, 0 none
 */
public record SimulatorSettings(double samplingRateHz, RecordingLengths lengths, double noiseFactor) {
    /** Like CPSC2018: 500 Hz, its lengths, realistic noise. */
    public static final SimulatorSettings CPSC2018 = new SimulatorSettings(500, RecordingLengths.cpsc2018(), 1);

    public SimulatorSettings {
        if (!(samplingRateHz >= 100 && samplingRateHz <= 10_000)) {
            throw new BadUsage("the simulator's sampling rate must lie in 100..10000 Hz, got " + samplingRateHz);
        }
        if (!(noiseFactor >= 0 && noiseFactor <= 100)) {
            throw new BadUsage("the simulator's noise factor must lie in 0..100, got " + noiseFactor);
        }
    }

    public SimulatorSettings withLengths(RecordingLengths other) {
        return new SimulatorSettings(samplingRateHz, other, noiseFactor);
    }

    public SimulatorSettings withNoiseFactor(double other) {
        return new SimulatorSettings(samplingRateHz, lengths, other);
    }

    public SimulatorSettings withSamplingRateHz(double other) {
        return new SimulatorSettings(other, lengths, noiseFactor);
    }
}
