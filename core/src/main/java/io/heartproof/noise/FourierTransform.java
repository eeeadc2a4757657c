package io.heartproof.noise;

/** Radix-2 fast Fourier transform (Cooley and Tukey 1965), in place, not scaled. */
final class FourierTransform {
    private final double[] real;
    private final double[] imaginary;
    private final double[] cos;
    private final double[] sin;

    private FourierTransform(double[] real, double[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
        cos = new double[real.length / 2];
        sin = new double[real.length / 2];
    }

    /** The smallest power of two that is at least {@code length}. */
    static int sizeFor(int length) {
        return length <= 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
    }

    /**
     * Replaces a complex sequence by its transform, with the kernel exp(-2 pi i jk / n).
     *
     * @param real real parts, n a power of two
     * @param imaginary imaginary parts, n
     */
    static void transform(double[] real, double[] imaginary) {
        reverseBits(real);
        reverseBits(imaginary);
        FourierTransform transform = new FourierTransform(real, imaginary);
        for (int half = 1; half < real.length; half *= 2) {
            transform.rotations(half);
            for (int start = 0; start < real.length; start += 2 * half) {
                transform.butterflies(start, half);
            }
        }
    }

    /** exp(-pi i k / half) for k below half, by repeated rotation; exact to about 1e-12. */
    private void rotations(int half) {
        double stepCos = StrictMath.cos(StrictMath.PI / half);
        double stepSin = -StrictMath.sin(StrictMath.PI / half);
        cos[0] = 1;
        sin[0] = 0;
        for (int k = 1; k < half; k++) {
            cos[k] = cos[k - 1] * stepCos - sin[k - 1] * stepSin;
            sin[k] = cos[k - 1] * stepSin + sin[k - 1] * stepCos;
        }
    }

    private void butterflies(int start, int half) {
        for (int k = 0; k < half; k++) {
            int top = start + k;
            int bottom = top + half;
            double x = real[bottom] * cos[k] - imaginary[bottom] * sin[k];
            double y = real[bottom] * sin[k] + imaginary[bottom] * cos[k];
            real[bottom] = real[top] - x;
            imaginary[bottom] = imaginary[top] - y;
            real[top] += x;
            imaginary[top] += y;
        }
    }

    private static void reverseBits(double[] values) {
        int shift = Integer.numberOfLeadingZeros(values.length) + 1;
        for (int i = 0; i < values.length; i++) {
            int j = shift > 31 ? 0 : Integer.reverse(i) >>> shift;
            if (i < j) {
                double value = values[i];
                values[i] = values[j];
                values[j] = value;
            }
        }
    }
}
