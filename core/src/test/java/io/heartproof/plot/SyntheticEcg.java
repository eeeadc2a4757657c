package io.heartproof.plot;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import io.heartproof.signal.Source;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Recordings to draw: a plausible beat, 72 a minute, with other amplitudes in each lead. Seeded. */
public final class SyntheticEcg {
    private static final List<Lead> LEADS = Lead.STANDARD_12;
    private static final double[] R = {0.7, 1.1, 0.5, -0.9, 0.3, 0.8, 0.3, 0.6, 1.0, 1.5, 1.3, 1.0};
    private static final double[] S = {-0.1, -0.2, -0.2, 0.1, -0.1, -0.2, -1.1, -1.6, -1.0, -0.5, -0.2, -0.1};
    private static final double[] T = {0.2, 0.3, 0.1, -0.25, 0.1, 0.2, -0.1, 0.5, 0.6, 0.5, 0.4, 0.3};

    private SyntheticEcg() {}

    /** A recording at 500 Hz with those leads, in millivolts. */
    public static Recording recording(String name, double seconds, List<Lead> leads) {
        List<LeadSignal> signals = leads.stream()
                .map(lead -> LeadSignal.millivolts(lead, samples(LEADS.indexOf(lead), (int) (seconds * 500))))
                .toList();
        return new Recording(
                name, 500, signals, new Patient(OptionalInt.of(74), Sex.FEMALE), List.of(), Source.of("synthetic"));
    }

    /** The same recording with something added to every sample. */
    public static Recording withNoise(Recording recording, double millivolts, long seed) {
        Random random = new Random(seed);
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(signal -> signal.withSamples(noisy(signal.samples(), millivolts, random)))
                        .toList());
    }

    private static float[] noisy(float[] samples, double millivolts, Random random) {
        float[] noisy = samples.clone();
        double drift = 0;
        for (int i = 0; i < noisy.length; i++) {
            drift = 0.8 * drift + 0.6 * random.nextGaussian();
            noisy[i] += (float) (millivolts * Math.tanh(drift));
        }
        return noisy;
    }

    private static float[] samples(int lead, int length) {
        Random random = new Random(lead);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            double t = i / 500.0;
            double phase = (t + 0.02 * Math.sin(0.7 * t)) % 0.833;
            double value = wave(phase, 0.20, 0.025, 0.12 * R[lead])
                    + wave(phase, 0.345, 0.009, -0.1 * R[lead])
                    + wave(phase, 0.37, 0.011, R[lead])
                    + wave(phase, 0.40, 0.012, S[lead])
                    + wave(phase, 0.62, 0.045, T[lead]);
            samples[i] = (float) (value + 0.05 * Math.sin(1.1 * t + lead) + 0.008 * random.nextGaussian());
        }
        return samples;
    }

    private static double wave(double phase, double centre, double width, double height) {
        double z = (phase - centre) / width;
        return height * Math.exp(-z * z / 2);
    }
}
