package io.heartproof.nn;

import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Tensors;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** {@link Operations} that run, on tensors in the current scope. */
record TorchOperations(Parameters parameters) implements Operations<Tensor> {
    private static final long[] OVER_TIME = {2};

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
                shape.groups());
    }

    @Override
    public Tensor featureNorm(Tensor x, int features, Tensor weight, Tensor bias) {
        return torch.group_norm(x, features, Tensors.some(weight), Tensors.some(bias), NORM_EPSILON, false);
    }

    /** Twice over the samples, as the difference of two sums would lose the small variance of a large mean. */
    @Override
    public Tensor signalNorm(Tensor x, Tensor mask, Tensor weight, Tensor bias) {
        Tensor count = mask.sum(OVER_TIME, true, new ScalarTypeOptional());
        Tensor signal = exact(x).mul_(mask);
        Tensor mean = signal.sum(OVER_TIME, true, new ScalarTypeOptional()).div(count);
        Tensor centred = torch.addcmul(signal, mean, mask, new Scalar(-1));
        Tensor variance =
                centred.square().sum(OVER_TIME, true, new ScalarTypeOptional()).div(count);
        Tensor factor =
                weight.unsqueeze(1).mul(variance.add(new Scalar(NORM_EPSILON)).rsqrt());
        return centred.mul(factor).addcmul_(bias.unsqueeze(1), mask);
    }

    private static Tensor exact(Tensor x) {
        return x.scalar_type() == torch.ScalarType.BFloat16 ? x.to(torch.ScalarType.Float) : x;
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
    public Tensor sigmoid(Tensor x) {
        return torch.sigmoid(x);
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
    public Tensor scale(Tensor x, Tensor factors) {
        return x.mul(factors.unsqueeze(2));
    }

    @Override
    public Tensor concatenate(List<Tensor> all) {
        return torch.cat(new TensorVector(all.toArray(Tensor[]::new)), 1);
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
