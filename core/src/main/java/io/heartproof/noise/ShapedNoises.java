package io.heartproof.noise;

import io.heartproof.seed.SeededRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Two independent Gaussian noises of given spectra, made in the frequency domain (Timmer and Koenig, "On generating power
 * law noise", Astronomy and Astrophysics 300 (1995) 707): every frequency of the Fourier grid gets an independent complex
 * normal amplitude times the shape. One transform yields both: the first noise is its real, the second its imaginary part.
 *
 * <p>The grid spans at least a quarter more than the stretch, so that the stretch's end does not lead back into its
 * beginning. The mean (frequency 0) is left out.
 *
 * @param first amplitude (not power) against frequency in Hz, finite and not negative for positive frequencies; its scale
 *     does not matter
 * @param second as the first
 */
record ShapedNoises(DoubleUnaryOperator first, DoubleUnaryOperator second) {
    /** Both noises, {@code length} values each, with an expected mean square of 1 (or 0 where the shape is 0). */
    double[][] samples(int length, double samplingRateHz, SeededRandom random) {
        int size = FourierTransform.sizeFor(Math.max(4, length + length / 4));
        double[] real = new double[size];
        double[] imaginary = new double[size];
        Parts firstParts = new Parts(real, imaginary);
        Parts secondParts = new Parts(imaginary, real);
        double firstPower = 0;
        double secondPower = 0;
        for (int k = 1; k < size / 2; k++) {
            double frequencyHz = k * samplingRateHz / size;
            double a = first.applyAsDouble(frequencyHz);
            double b = second.applyAsDouble(frequencyHz);
            firstParts.add(k, a > 0 ? a * random.normal() : 0, a > 0 ? a * random.normal() : 0);
            secondParts.add(k, b > 0 ? b * random.normal() : 0, b > 0 ? b * random.normal() : 0);
            firstPower += a * a;
            secondPower += b * b;
        }
        FourierTransform.transform(real, imaginary);
        return new double[][] {scaled(real, length, firstPower), scaled(imaginary, length, secondPower)};
    }

    /** The parts of a spectrum whose sequence has values in {@code own} alone. */
    @SuppressWarnings("ArrayRecordComponent") // views of arrays, compared by nobody
    private record Parts(double[] own, double[] other) {
        /** Adds a spectral line: the even part to {@code own}, the odd part to the other. */
        void add(int k, double even, double odd) {
            int mirrored = own.length - k;
            own[k] += even;
            own[mirrored] += even;
            other[k] += odd;
            other[mirrored] -= odd;
        }
    }

    /** A line of amplitude a has the variance 4 a^2 after the transform. */
    private static double[] scaled(double[] values, int length, double power) {
        double scale = power > 0 ? 0.5 / StrictMath.sqrt(power) : 0;
        double[] samples = new double[length];
        for (int i = 0; i < length; i++) {
            samples[i] = scale * values[i];
        }
        return samples;
    }
}
