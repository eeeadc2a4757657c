package io.heartproof.attack.shaped;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The mean of the convolutions of a variable with 25 Gaussian kernels, each of which sums to 1:
 *
 * <pre>{@code
 * noise = in(1/25 sum over lengths n and deviations s of v * kernel(n, s)),   kernel(n, s)_i ~ exp(-i^2 / (2 s^2)), |i| <= n / 2
 * n in 5, 7, 11, 15, 19 samples,   s in 1, 3, 5, 7, 10 samples,   both at 500 Hz and scaled in time at other rates
 * }</pre>
 *
 * A mean of convolutions is the convolution with the mean of the kernels, so there is one. No sample exceeds the largest of the
 * variable. Source: Han et al. 2020, methods; the kernels are the authors'. Immutable, safe to share.
 *
 * @param kernel an odd number of weights that sum to 1, symmetric
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
record GaussianMean(float... kernel) implements NoiseShape {
    private static final double REFERENCE_HZ = 500;
    private static final int[] LENGTHS = {5, 7, 11, 15, 19};
    private static final double[] DEVIATIONS = {1, 3, 5, 7, 10};

    /** For recordings of that rate. */
    static GaussianMean at(double samplingRateHz) {
        double scale = samplingRateHz / REFERENCE_HZ;
        int reach = reach(LENGTHS[LENGTHS.length - 1], scale);
        float[] mean = new float[2 * reach + 1];
        for (int length : LENGTHS) {
            for (double deviation : DEVIATIONS) {
                double[] kernel = kernel(reach(length, scale), deviation * scale);
                int from = reach - kernel.length / 2;
                for (int i = 0; i < kernel.length; i++) {
                    mean[from + i] += (float) (kernel[i] / (LENGTHS.length * DEVIATIONS.length));
                }
            }
        }
        return new GaussianMean(mean);
    }

    /** The samples on either side of the middle of an odd number. */
    private static int reach(int length, double scale) {
        return Math.toIntExact(Math.round((length - 1) / 2.0 * scale));
    }

    private static double[] kernel(int reach, double deviation) {
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[reach + i] = Math.exp(-i * i / (2 * deviation * deviation));
            sum += kernel[reach + i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    @Override
    public Tensor noise(NoiseSpace space, Tensor variable) {
        Tensor weights = Tensors.like(variable, Tensors.of(kernel, Device.CPU, 1, 1, kernel.length));
        long[] shape = Tensors.shape(variable);
        Tensor smooth = torch.conv1d(
                variable.view(-1, 1, shape[2]),
                weights,
                Tensors.none(),
                new long[] {1},
                new long[] {kernel.length / 2},
                new long[] {1},
                1);
        return space.bringIn(smooth.view(shape));
    }
}
