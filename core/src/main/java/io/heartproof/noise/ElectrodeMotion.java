package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;

/**
 * Disturbed contact of an electrode: shifts at random moments (a Poisson process, 12 a minute) of normal height, each
 * rising over 60 ms and falling back over 600 ms.
 *
 * <p>One shift is h(t) = exp(-t/fall) - exp(-t/rise); by Campbell's theorem the mean square of the sum is rate times
 * the integral of h squared, which is scaled to 1.
 */
public record ElectrodeMotion() implements Noise {
    private static final double SHIFTS_PER_SECOND = 0.2;
    private static final double RISE_SECONDS = 0.06;
    private static final double FALL_SECONDS = 0.6;
    private static final double ENERGY =
            FALL_SECONDS / 2 + RISE_SECONDS / 2 - 2 * RISE_SECONDS * FALL_SECONDS / (RISE_SECONDS + FALL_SECONDS);
    private static final double SCALE = 1 / StrictMath.sqrt(SHIFTS_PER_SECOND * ENERGY);
    private static final double MEMORY_SECONDS = 10 * FALL_SECONDS;

    @Override
    public double[] samples(int length, double samplingRateHz, SeededRandom random) {
        double[] samples = new double[length];
        double time = -MEMORY_SECONDS + waiting(random);
        while (time * samplingRateHz < length) {
            addShift(samples, time, samplingRateHz, SCALE * random.normal());
            time += waiting(random);
        }
        return samples;
    }

    private static double waiting(SeededRandom random) {
        return -StrictMath.log(1 - random.uniform(0, 1)) / SHIFTS_PER_SECOND;
    }

    private static void addShift(double[] samples, double start, double samplingRateHz, double height) {
        int first = (int) Math.max(0, Math.ceil(start * samplingRateHz));
        int end = (int) Math.min(samples.length, (start + MEMORY_SECONDS) * samplingRateHz);
        for (int i = first; i < end; i++) {
            double t = i / samplingRateHz - start;
            samples[i] += height * (StrictMath.exp(-t / FALL_SECONDS) - StrictMath.exp(-t / RISE_SECONDS));
        }
    }
}
