package io.heartproof.nn;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Convolution in time: (N, in, T) to (N, out, (T + 2 padding - kernel) / stride + 1). */
final class Convolution {
    /**
     * Its sizes.
     *
     * @param in leads or features that come in
     * @param out features that go out
     */
    record Shape(int in, int out, int kernel, int stride, int padding) {
        /** Length of what goes out where {@code length} comes in. */
        long outputLength(long length) {
            return (length + 2L * padding - kernel) / stride + 1;
        }

        /** Multiplications, each with an addition, for one recording of that length. */
        long multiplyAdds(long length) {
            return outputLength(length) * out * in * kernel;
        }
    }

    private final Shape shape;
    private final Tensor weight;
    private final @Nullable Tensor bias;

    private Convolution(Shape shape, Tensor weight, @Nullable Tensor bias) {
        this.shape = shape;
        this.weight = weight;
        this.bias = bias;
    }

    /** Without bias; the weight is named {@code name.weight}. */
    static Convolution plain(String name, Shape shape, Parameters parameters, Uniform initial) {
        return new Convolution(shape, weight(name, shape, parameters, initial), null);
    }

    /** With a bias named {@code name.bias}. */
    static Convolution biased(String name, Shape shape, Parameters parameters, Uniform initial) {
        Tensor weight = weight(name, shape, parameters, initial);
        Tensor bias = parameters.uniform(name + ".bias", initial, fanIn(shape), shape.out());
        return new Convolution(shape, weight, bias);
    }

    Tensor forward(Tensor x) {
        return torch.conv1d(
                x,
                weight,
                bias == null ? Tensors.none() : Tensors.some(bias),
                new long[] {shape.stride()},
                new long[] {shape.padding()},
                new long[] {1},
                1);
    }

    private static Tensor weight(String name, Shape shape, Parameters parameters, Uniform initial) {
        return parameters.uniform(name + ".weight", initial, fanIn(shape), shape.out(), shape.in(), shape.kernel());
    }

    private static long fanIn(Shape shape) {
        return (long) shape.in() * shape.kernel();
    }
}
