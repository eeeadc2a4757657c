package io.heartproof.nn;

/**
 * Two convolutions with norms beside a strided shortcut: (N, in, T) to (N, out, T/2). Protocol section 3.
 */
final class ResidualBlock {
    private final Convolution first;
    private final FeatureNorm firstNorm;
    private final Convolution second;
    private final FeatureNorm secondNorm;
    private final Convolution shortcut;
    private final FeatureNorm shortcutNorm;

    ResidualBlock(String name, int in, int out, Init init) {
        Shapes shapes = new Shapes(in, out);
        first = init.convolution(name + ".conv1", shapes.first());
        firstNorm = init.norm(name + ".gn1", out);
        second = init.convolution(name + ".conv2", shapes.second());
        secondNorm = init.norm(name + ".gn2", out);
        shortcut = init.convolution(name + ".downsample", shapes.shortcut());
        shortcutNorm = init.norm(name + ".gn3", out);
    }

    /** The sizes of a block's convolutions. */
    record Shapes(int in, int out) {
        ConvolutionShape first() {
            return new ConvolutionShape(in, out, 3, 2, 1);
        }

        ConvolutionShape second() {
            return new ConvolutionShape(out, out, 3, 1, 1);
        }

        ConvolutionShape shortcut() {
            return new ConvolutionShape(in, out, 1, 2, 0);
        }

        /** Of all three, for one recording of that length. */
        long multiplyAdds(long length) {
            long inner = first().outputLength(length);
            return first().multiplyAdds(length)
                    + second().multiplyAdds(inner)
                    + shortcut().multiplyAdds(length);
        }
    }

    /** Where a layer's parameters go and their initial values come from. */
    record Init(Parameters parameters, Uniform values) {
        Convolution convolution(String name, ConvolutionShape shape) {
            return Convolution.plain(name, shape, parameters, values);
        }

        FeatureNorm norm(String name, int features) {
            return new FeatureNorm(name, features, parameters);
        }
    }

    <V> V compute(Operations<V> on, V x) {
        V inner = on.leakyRelu(firstNorm.compute(on, first.compute(on, x)));
        V main = secondNorm.compute(on, second.compute(on, inner));
        return on.leakyRelu(on.add(main, shortcutNorm.compute(on, shortcut.compute(on, x))));
    }
}
