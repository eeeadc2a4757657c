package io.heartproof.nn.resnet;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Convolution;
import io.heartproof.nn.layer.FeatureNorm;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.Layers;
import io.heartproof.nn.layer.Linear;
import io.heartproof.nn.layer.Pooling;
import java.util.ArrayList;
import java.util.List;

/**
 * The published network: a stem, eight residual blocks and a head, convolutional throughout, so that it takes any
 * length. (N, L, T) with T a multiple of 1,024 and at least 3,072 to (N, K); 4,994,953 parameters for 8 leads and 9
 * classes. Source: ICMLA 2020 (arXiv 2008.03609), its program's {@code resnet18a} and {@code resnet18m}; parameters bear
 * that program's names. Immutable.
 */
final class ResNet18 implements Layers {
    private static final int[][] BLOCKS = {
        {64, 64}, {64, 64}, {64, 128}, {128, 128}, {128, 256}, {256, 256}, {256, 512}, {512, 512}
    };
    private static final int FEATURES = 512;

    private final Pooling pooling;
    private final Convolution stem;
    private final FeatureNorm stemNorm;
    private final List<ResidualBlock> blocks = new ArrayList<>();
    private final Convolution head;
    private final Linear linear;

    /** New layers, whose parameters go to {@code init}. */
    ResNet18(Pooling pooling, NetworkSize size, Init init) {
        this.pooling = pooling;
        int first = BLOCKS[0][0];
        stem = Convolution.plain("layer0.0", ConvolutionShape.centred(size.leads(), first, 11, 2), init);
        stemNorm = FeatureNorm.of("layer0.1", first, init);
        for (int i = 0; i < BLOCKS.length; i++) {
            String name = "layer" + (1 + i / 2) + "." + i % 2;
            blocks.add(new ResidualBlock(name, BLOCKS[i][0], BLOCKS[i][1], init));
        }
        head = Convolution.biased("layer4.2", ConvolutionShape.unpadded(FEATURES, FEATURES, 3, 1), init);
        linear = Linear.of("layer5", FEATURES, size.classes(), init);
    }

    @Override
    public <V> V logits(Operations<V> on, V values, V mask) {
        V x = on.leakyRelu(stemNorm.compute(on, stem.compute(on, values)));
        x = on.maxPool(x, 3, 2, 1);
        for (ResidualBlock block : blocks) {
            x = block.compute(on, x);
        }
        V features = on.relu(head.compute(on, x));
        return on.inSinglePrecision(features, single -> pooling.classify(on, single, mask, linear));
    }
}
