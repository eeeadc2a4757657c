package io.heartproof.noise;

/** Radix-2 fast Fourier transform (Cooley and Tukey 1965), in place, not scaled. */
final class FourierTransform {
    private FourierTransform() {}

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
        int size = real.length;
        double[] cos = new double[size / 2];
        double[] sin = new double[size / 2];
        for (int half = 1; half < size; half *= 2) {
            rotations(cos, sin, half);
            for (int start = 0; start < size; start += 2 * half) {
                butterflies(real, imaginary, start, new double[][] {cos, sin}, half);
            }
        }
    }

    /** exp(-pi i k / half) for k below half, by repeated rotation; exact to about 1e-12. */
    private static void rotations(double[] cos, double[] sin, int half) {
        double stepCos = StrictMath.cos(StrictMath.PI / half);
        double stepSin = -StrictMath.sin(StrictMath.PI / half);
        cos[0] = 1;
        sin[0] = 0;
        for (int k = 1; k < half; k++) {
            cos[k] = cos[k - 1] * stepCos - sin[k - 1] * stepSin;
            sin[k] = cos[k - 1] * stepSin + sin[k - 1] * stepCos;
        }
    }

    private static void butterflies(double[] re, double[] im, int start, double[][] rotation, int half) {
        double[] cos = rotation[0];
        double[] sin = rotation[1];
        for (int k = 0; k < half; k++) {
            int top = start + k;
            int bottom = top + half;
            double x = re[bottom] * cos[k] - im[bottom] * sin[k];
            double y = re[bottom] * sin[k] + im[bottom] * cos[k];
            re[bottom] = re[top] - x;
            im[bottom] = im[top] - y;
            re[top] += x;
            im[top] += y;
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
