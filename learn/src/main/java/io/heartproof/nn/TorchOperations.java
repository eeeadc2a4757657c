package io.heartproof.nn;

import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Tensors;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** {@link Operations} that run, on tensors in the current scope. */
record TorchOperations(Parameters parameters) implements Operations<Tensor> {
    @Override
    public Tensor parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Tensor convolution(Tensor x, ConvolutionShape shape, Tensor weight, @Nullable Tensor bias) {
        return torch.conv1d(
                x,
                weight,
                bias == null ? Tensors.none() : Tensors.some(bias),
                new long[] {shape.stride()},
                new long[] {shape.padding()},
                new long[] {1},
                1);
    }

    @Override
    public Tensor featureNorm(Tensor x, int features, Tensor weight, Tensor bias) {
        return torch.group_norm(x, features, Tensors.some(weight), Tensors.some(bias), NORM_EPSILON, false);
    }

    /** In place: the norm before it does not need its output for the gradient. */
    @Override
    public Tensor leakyRelu(Tensor x) {
        return torch.leaky_relu_(x, new Scalar(SLOPE));
    }

    @Override
    public Tensor relu(Tensor x) {
        return torch.relu_(x);
    }

    @Override
    public Tensor add(Tensor x, Tensor y) {
        return x.add_(y);
    }

    @Override
    public Tensor maxPool(Tensor x, int kernel, int stride, int padding) {
        return torch.max_pool1d(
                x, new long[] {kernel}, new long[] {stride}, new long[] {padding}, new long[] {1}, false);
    }

    @Override
    public Tensor averagePool(Tensor x, int kernel, int stride) {
        return torch.avg_pool1d(x, new long[] {kernel}, new long[] {stride}, new long[] {0}, false, true);
    }

    @Override
    public Tensor zeroBelow(Tensor x, double threshold) {
        return x.mul(x.ge(new Scalar(threshold)).to(x.scalar_type()));
    }

    @Override
    public Tensor multiply(Tensor x, Tensor y) {
        return x.mul(y);
    }

    @Override
    public Tensor sumOverTime(Tensor x) {
        return x.sum(2);
    }

    @Override
    public Tensor divide(Tensor x, Tensor y, double epsilon) {
        return x.div(y.add(new Scalar(epsilon)));
    }

    @Override
    public Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return torch.linear(x, weight, Tensors.some(bias));
    }

    @Override
    public Tensor timeFirst(Tensor x) {
        return x.transpose(1, 2);
    }

    @Override
    public Tensor largestOverTime(Tensor x) {
        return x.max(1).get0();
    }

    @Override
    public Tensor inSinglePrecision(Tensor x, UnaryOperator<Tensor> rest) {
        try (Precision.Open single = Precision.FLOAT32.open()) {
            return rest.apply(x.to(torch.ScalarType.Float));
        }
    }
}
