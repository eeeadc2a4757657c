package io.heartproof.tensor;

import io.heartproof.problem.Counted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Arrays to tensors and back, and the few calls whose libtorch form is wordy. Tensors are made in the current scope. */
public final class Tensors {
    private Tensors() {}

    /** A float tensor of that shape on that device, its values copied from {@code values} (row-major). */
    public static Tensor of(float[] values, Device device, long... shape) {
        requireCount(values.length, shape);
        return onDevice(Tensor.create(values, shape), device);
    }

    /** The same, of those values that begin at index {@code from}; no copy is made in between. */
    public static Tensor of(float[] values, int from, Device device, long... shape) {
        Tensor tensor = torch.empty(shape);
        new FloatPointer(tensor.data_ptr_float()).put(values, from, Math.toIntExact(tensor.numel()));
        return onDevice(tensor, device);
    }

    /** Whole numbers (labels, indices) as a one-dimensional tensor of 64-bit integers. */
    public static Tensor of(int[] values, Device device) {
        return onDevice(Tensor.create(Arrays.stream(values).asLongStream().toArray(), values.length), device);
    }

    /** The values in row-major order. */
    public static float[] toFloats(Tensor tensor) {
        try (Scope scope = Scope.open()) {
            Tensor plain = tensor.detach().cpu().to(torch.ScalarType.Float).contiguous();
            float[] values = new float[Math.toIntExact(plain.numel())];
            if (values.length > 0) {
                new FloatPointer(plain.data_ptr_float()).get(values);
            }
            return values;
        }
    }

    /** The values of an integer tensor in row-major order. */
    public static int[] toInts(Tensor tensor) {
        try (Scope scope = Scope.open()) {
            Tensor plain = tensor.detach().cpu().to(torch.ScalarType.Long).contiguous();
            long[] values = new long[Math.toIntExact(plain.numel())];
            if (values.length > 0) {
                new LongPointer(plain.data_ptr_long()).get(values);
            }
            return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
        }
    }

    /** The rows of an (N, K) tensor. */
    public static float[][] toRows(Tensor tensor) {
        float[] values = toFloats(tensor);
        int width = Math.toIntExact(tensor.size(1));
        float[][] rows = new float[Math.toIntExact(tensor.size(0))][];
        for (int n = 0; n < rows.length; n++) {
            rows[n] = Arrays.copyOfRange(values, n * width, (n + 1) * width);
        }
        return rows;
    }

    /** Shape and values, copied. */
    public static Safetensors.Array toArray(Tensor tensor) {
        return new Safetensors.Array(shape(tensor), toFloats(tensor));
    }

    /** The sizes, outermost first. */
    public static long[] shape(Tensor tensor) {
        long[] shape = new long[Math.toIntExact(tensor.dim())];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    /** The gradient of a one-element tensor with respect to {@code input}; the graph is freed. */
    public static Tensor gradient(Tensor scalar, Tensor input) {
        return torch.grad(new TensorVector(scalar), new TensorVector(input)).get(0);
    }

    /** The same as a function that can be differentiated once more; the graph is kept. */
    public static Tensor differentiableGradient(Tensor scalar, Tensor input) {
        return torch.grad(
                        new TensorVector(scalar),
                        new TensorVector(input),
                        new TensorVector(),
                        new BoolOptional(true),
                        true,
                        false)
                .get(0);
    }

    /** The gradients of a one-element tensor, undefined where it does not depend on an input; the graph is kept. */
    public static List<Tensor> gradients(Tensor scalar, List<Tensor> inputs) {
        TensorVector gradients = torch.grad(
                new TensorVector(scalar),
                new TensorVector(inputs.toArray(Tensor[]::new)),
                new TensorVector(),
                new BoolOptional(true),
                false,
                true);
        return LongStream.range(0, gradients.size()).mapToObj(gradients::get).toList();
    }

    /** A float tensor of that shape on the device of {@code model} with the same number throughout. */
    public static Tensor filled(double value, Tensor model, long... shape) {
        return like(model, torch.full(shape, new Scalar(value)));
    }

    /** {@code min(max(tensor, low), high)}. */
    public static Tensor clamp(Tensor tensor, double low, double high) {
        return tensor.clamp(new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
    }

    /** {@code tensor * factor}. */
    public static Tensor scale(Tensor tensor, double factor) {
        return tensor.mul(new Scalar(factor));
    }

    /** The first dimension's rows with these indices, in that order. */
    public static Tensor rows(Tensor tensor, int... indices) {
        return tensor.index_select(0, indicesLike(tensor, indices));
    }

    /** Indices as a tensor on the device of {@code model}. */
    public static Tensor indicesLike(Tensor model, int... indices) {
        return like(model, of(indices, Device.CPU));
    }

    /** {@code tensor} on the device of {@code model}. */
    public static Tensor like(Tensor model, Tensor tensor) {
        return model.is_cuda() ? tensor.to(model.device(), tensor.scalar_type()) : tensor;
    }

    /** A tensor as libtorch's optional argument. */
    public static TensorOptional some(Tensor tensor) {
        return new TensorOptional(tensor);
    }

    /** No tensor, as libtorch's optional argument. */
    public static TensorOptional none() {
        return new TensorOptional();
    }

    private static Tensor onDevice(Tensor tensor, Device device) {
        return device.isCpu() ? tensor : tensor.to(device.toTorch(), tensor.scalar_type());
    }

    private static void requireCount(int count, long... shape) {
        long expected = 1;
        for (long size : shape) {
            expected *= size;
        }
        if (count != expected) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "shape %s needs %s, got %d",
                    Arrays.toString(shape),
                    Counted.of(expected, "value"),
                    count));
        }
    }
}
