package io.heartproof.tensor;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A program that loads libtorch, computes one convolution and exits with 0 where it is right. */
final class ColdStart {
    private ColdStart() {}

    public static void main(String[] arguments) {
        try (Scope scope = Scope.open()) {
            Tensor signal = Tensors.of(new float[] {1, 2, 3, 4}, Device.CPU, 1, 1, 4);
            Tensor kernel = Tensors.of(new float[] {1, 10}, Device.CPU, 1, 1, 2);
            float[] sums = Tensors.toFloats(torch.conv1d(signal, kernel));
            System.out.println(Arrays.toString(sums));
            System.exit(Arrays.equals(sums, new float[] {21, 32, 43}) ? 0 : 4);
        }
    }
}
