package io.heartproof.benchmark.measure;

import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.io.IOException;
import java.util.Arrays;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How fast this process computes where nothing stands in its way: the best of some repetitions of two large products in
 * single precision, in billions of floating-point operations per second. What a network reaches of it says how far it is
 * from what the machine can do.
 *
 * @param matrixProduct 2,048 x 2,048 by 2,048 x 2,048
 * @param convolution 512 to 512 features, kernel 3, over 16 x 1,024 samples
 */
public record Peak(double matrixProduct, double convolution) {
    private static final int TIMES = 7;
    private static final int SIDE = 2048;
    private static final int FEATURES = 512;
    private static final int KERNEL = 3;
    private static final int RECORDINGS = 16;
    private static final int SAMPLES = 1024;
    private static final double GIGA = 1e9;

    /** The larger of the two. */
    public double best() {
        return Math.max(matrixProduct, convolution);
    }

    /** Measures, with the threads that the calling thread's operations may use. */
    public static Peak measure(Device device) throws IOException {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor square = ones(device, SIDE, SIDE);
            Tensor features = ones(device, RECORDINGS, FEATURES, SAMPLES);
            Tensor weight = ones(device, FEATURES, FEATURES, KERNEL);
            double product = 2.0 * SIDE * SIDE * SIDE / GIGA;
            double convolution = 2.0 * RECORDINGS * SAMPLES * FEATURES * FEATURES * KERNEL / GIGA;
            return new Peak(
                    best(product, () -> look(square.matmul(square))),
                    best(convolution, () -> look(convolved(features, weight))));
        }
    }

    private static Tensor convolved(Tensor features, Tensor weight) {
        return torch.conv1d(
                features, weight, Tensors.none(), new long[] {1}, new long[] {KERNEL / 2}, new long[] {1}, 1);
    }

    private static double best(double giga, Stopwatch.TimedWork work) throws IOException {
        double best = 0;
        for (int i = 0; i < TIMES; i++) {
            best = Math.max(best, Stopwatch.SYSTEM.perSecond(giga, () -> {
                try (Scope scope = Scope.open()) {
                    work.run();
                }
            }));
        }
        return best;
    }

    /** Takes one value, for which a device has to have finished. */
    private static void look(Tensor result) {
        if (!(result.view(-1).narrow(0, 0, 1).item_double() > 0)) {
            throw new IllegalStateException("a product of ones is positive");
        }
    }

    private static Tensor ones(Device device, long... shape) {
        float[] ones = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
        Arrays.fill(ones, 1);
        return Tensors.of(ones, device, shape);
    }
}
