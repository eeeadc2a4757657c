package io.heartproof.nn.resnet;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.nn.layer.Convolution;
import io.heartproof.nn.layer.FeatureNorm;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.Linear;
import io.heartproof.nn.layer.Pooling;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * The published network: a stem, eight residual blocks and a head, convolutional throughout, so that it takes any
 * length. (N, L, T) with T a multiple of 1,024 and at least 3,072 to (N, K); 4,994,953 parameters for 8 leads and 9
 * classes. Source: ICMLA 2020 (arXiv 2008.03609), its program's {@code resnet18a} and {@code resnet18m}; parameters bear
 * that program's names.
 */
public final class ResNet18 implements Network {
    private static final int[][] BLOCKS = {
        {64, 64}, {64, 64}, {64, 128}, {128, 128}, {128, 256}, {256, 256}, {256, 512}, {512, 512}
    };
    private static final int FEATURES = 512;
    private static final ConvolutionShape HEAD = new ConvolutionShape(FEATURES, FEATURES, 3, 1, 0);

    private final NetworkSize size;
    private final Parameters parameters;
    private final Pooling pooling;
    private final Convolution stem;
    private final FeatureNorm stemNorm;
    private final List<ResidualBlock> blocks = new ArrayList<>();
    private final Convolution head;
    private final Linear linear;

    /** A new network with initial values from {@code seed}. */
    public ResNet18(Pooling pooling, NetworkSize size, Device device, long seed) {
        this.size = size;
        this.pooling = pooling;
        Init init = Init.on(device, seed);
        parameters = init.parameters();
        stem = Convolution.plain("layer0.0", stem(size), init);
        stemNorm = FeatureNorm.of("layer0.1", BLOCKS[0][0], init);
        for (int i = 0; i < BLOCKS.length; i++) {
            String name = "layer" + (1 + i / 2) + "." + i % 2;
            blocks.add(new ResidualBlock(name, BLOCKS[i][0], BLOCKS[i][1], init));
        }
        head = Convolution.biased("layer4.2", HEAD, init);
        linear = Linear.of("layer5", FEATURES, size.classes(), init);
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        requireFit(values);
        return compute(parameters.operations(), values, mask);
    }

    @Override
    public <V> Optional<V> described(Operations<V> on, V values, V mask) {
        return Optional.of(compute(on, values, mask));
    }

    private <V> V compute(Operations<V> on, V values, V mask) {
        V x = on.leakyRelu(stemNorm.compute(on, stem.compute(on, values)));
        x = on.maxPool(x, 3, 2, 1);
        for (ResidualBlock block : blocks) {
            x = block.compute(on, x);
        }
        V features = on.relu(head.compute(on, x));
        return on.inSinglePrecision(features, single -> pooling.classify(on, single, mask, linear));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Optional<Network> twin() {
        ResNet18 twin = new ResNet18(pooling, size, parameters.device(), 0);
        twin.parameters.share(parameters);
        return Optional.of(twin);
    }

    /**
     * Multiplications, each with an addition, that the convolutions of a forward pass make for one recording; norms,
     * activations, pooling and the last layer, some percent in all, are not counted.
     *
     * @param samples T
     */
    public static long multiplyAdds(NetworkSize size, int samples) {
        long sum = stem(size).multiplyAdds(samples);
        long length = (stem(size).outputLength(samples) + 1) / 2; // after the max pool
        for (int[] block : BLOCKS) {
            ResidualBlock.Shapes shapes = new ResidualBlock.Shapes(block[0], block[1]);
            sum += shapes.multiplyAdds(length);
            length = shapes.first().outputLength(length);
        }
        return sum + HEAD.multiplyAdds(length);
    }

    private static ConvolutionShape stem(NetworkSize size) {
        return new ConvolutionShape(size.leads(), BLOCKS[0][0], 11, 2, 5);
    }

    private void requireFit(Tensor values) {
        boolean fits = values.dim() == 3
                && values.size(1) == size.leads()
                && values.size(2) >= Pooling.WINDOW
                && values.size(2) % Pooling.STRIDE == 0;
        if (!fits) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected (N, %d, T) with T a multiple of %d and at least %d, got %s",
                    size.leads(),
                    Pooling.STRIDE,
                    Pooling.WINDOW,
                    Arrays.toString(Tensors.shape(values))));
        }
    }
}
