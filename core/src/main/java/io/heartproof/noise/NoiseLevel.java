package io.heartproof.noise;

import io.heartproof.problem.BadUsage;

/** How strong noise is: an RMS in the signal's unit, or a ratio to the signal. Immutable. */
public sealed interface NoiseLevel {
    /** The RMS that noise on this signal must have, in the signal's unit. */
    double rmsFor(float[] signal);

    /**
     * The signal plus the noise, scaled so that its RMS over the stretch is exactly that of the level. Noise without
     * power stays without.
     *
     * @param signal one value per sample; NaN (invalid) stays NaN
     * @param noise as many values
     * @return a new array
     */
    default float[] add(float[] signal, double[] noise) {
        if (noise.length != signal.length) {
            throw new IllegalArgumentException("noise of " + noise.length + " for " + signal.length + " samples");
        }
        double power = 0;
        for (double value : noise) {
            power += value * value;
        }
        double scale = power > 0 ? rmsFor(signal) / StrictMath.sqrt(power / noise.length) : 0;
        float[] sum = new float[signal.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (signal[i] + scale * noise[i]);
        }
        return sum;
    }

    /** @param rms in the signal's unit, finite and not negative */
    static NoiseLevel rms(double rms) {
        return new Rms(rms);
    }

    /**
     * A ratio of powers: 10 log10 of the signal's variance over the noise's mean square. A signal without variance gets
     * no noise.
     *
     * @param decibels finite
     */
    static NoiseLevel signalToNoise(double decibels) {
        return new SignalToNoise(decibels);
    }

    /** See {@link NoiseLevel#rms}. */
    record Rms(double rms) implements NoiseLevel {
        public Rms {
            if (!(rms >= 0) || Double.isInfinite(rms)) {
                throw new BadUsage("the RMS of noise must be finite and not negative, got " + rms);
            }
        }

        @Override
        public double rmsFor(float[] signal) {
            return rms;
        }
    }

    /** See {@link NoiseLevel#signalToNoise}. */
    record SignalToNoise(double decibels) implements NoiseLevel {
        public SignalToNoise {
            if (!Double.isFinite(decibels)) {
                throw new BadUsage("the signal-to-noise ratio must be finite, got " + decibels);
            }
        }

        @Override
        public double rmsFor(float[] signal) {
            double count = 0;
            double sum = 0;
            double squares = 0;
            for (float value : signal) {
                if (!Float.isNaN(value)) {
                    count++;
                    sum += value;
                    squares += (double) value * value;
                }
            }
            double variance = count == 0 ? 0 : Math.max(0, squares / count - (sum / count) * (sum / count));
            return StrictMath.sqrt(variance) * StrictMath.pow(10, -decibels / 20);
        }
    }
}
