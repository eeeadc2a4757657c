package io.heartproof.nn;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@link Operations} that count: a value is its length in time, and convolutions add up what they multiply. Not
 * thread-safe.
 */
final class ConvolutionCount implements Operations<Long> {
    private long multiplyAdds;

    /** Multiplications, each with an addition, of the convolutions so far, for one recording. */
    long multiplyAdds() {
        return multiplyAdds;
    }

    @Override
    public Long parameter(String name) {
        return 0L;
    }

    @Override
    public Long convolution(Long x, ConvolutionShape shape, Long weight, @Nullable Long bias) {
        multiplyAdds += shape.multiplyAdds(x);
        return shape.outputLength(x);
    }

    @Override
    public Long featureNorm(Long x, int features, Long weight, Long bias) {
        return x;
    }

    @Override
    public Long signalNorm(Long x, Long mask, Long weight, Long bias) {
        return x;
    }

    @Override
    public Long leakyRelu(Long x) {
        return x;
    }

    @Override
    public Long relu(Long x) {
        return x;
    }

    @Override
    public Long sigmoid(Long x) {
        return x;
    }

    @Override
    public Long add(Long x, Long y) {
        return x;
    }

    @Override
    public Long maxPool(Long x, int kernel, int stride, int padding) {
        return (x + 2L * padding - kernel) / stride + 1;
    }

    @Override
    public Long averagePool(Long x, int kernel, int stride) {
        return maxPool(x, kernel, stride, 0);
    }

    @Override
    public Long zeroBelow(Long x, double threshold) {
        return x;
    }

    @Override
    public Long multiply(Long x, Long y) {
        return x;
    }

    @Override
    public Long scale(Long x, Long factors) {
        return x;
    }

    @Override
    public Long concatenate(List<Long> all) {
        return all.get(0);
    }

    @Override
    public Long sumOverTime(Long x) {
        return x;
    }

    @Override
    public Long divide(Long x, Long y, double epsilon) {
        return x;
    }

    @Override
    public Long linear(Long x, Long weight, Long bias) {
        return x;
    }

    @Override
    public Long timeFirst(Long x) {
        return x;
    }

    @Override
    public Long largestOverTime(Long x) {
        return x;
    }

    @Override
    public Long inSinglePrecision(Long x, UnaryOperator<Long> rest) {
        return rest.apply(x);
    }
}
