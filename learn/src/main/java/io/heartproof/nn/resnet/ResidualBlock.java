package io.heartproof.nn.resnet;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Convolution;
import io.heartproof.nn.layer.FeatureNorm;
import io.heartproof.nn.layer.Init;

/**
 * Two convolutions with norms beside a strided shortcut: (N, in, T) to (N, out, T/2). Protocol section 3. Immutable.
 */
final class ResidualBlock {
    private final Convolution first;
    private final FeatureNorm firstNorm;
    private final Convolution second;
    private final FeatureNorm secondNorm;
    private final Convolution shortcut;
    private final FeatureNorm shortcutNorm;

    ResidualBlock(String name, int in, int out, Init init) {
        first = Convolution.plain(name + ".conv1", ConvolutionShape.centred(in, out, 3, 2), init);
        firstNorm = FeatureNorm.of(name + ".gn1", out, init);
        second = Convolution.plain(name + ".conv2", ConvolutionShape.centred(out, out, 3, 1), init);
        secondNorm = FeatureNorm.of(name + ".gn2", out, init);
        shortcut = Convolution.plain(name + ".downsample", ConvolutionShape.unpadded(in, out, 1, 2), init);
        shortcutNorm = FeatureNorm.of(name + ".gn3", out, init);
    }

    <V> V compute(Operations<V> on, V x) {
        V inner = on.leakyRelu(firstNorm.compute(on, first.compute(on, x)));
        V main = secondNorm.compute(on, second.compute(on, inner));
        return on.leakyRelu(on.add(main, shortcutNorm.compute(on, shortcut.compute(on, x))));
    }
}
