package io.heartproof.nn.masked;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.NormedConvolution;
import io.heartproof.nn.layer.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Down to few features, a convolution among them, up to many, beside a shortcut: (N, in, T) to (N, 256, T / stride). The
 * stride lies in the middle convolution and, on the shortcut, in a mean (He 2019, ResNet-B and ResNet-D). Immutable.
 */
final class Bottleneck {
    /** Features that go out. */
    static final int FEATURES = 256;

    /** Width of the middle convolution. */
    static final int KERNEL = 5;

    private static final int NARROW = 64;

    private final int stride;
    private final NormedConvolution down;
    private final NormedConvolution middle;
    private final NormedConvolution up;
    private final @Nullable NormedConvolution shortcut;

    Bottleneck(String name, int in, int stride, Init init) {
        this.stride = stride;
        down = NormedConvolution.of(name + ".down", ConvolutionShape.centred(in, NARROW, 1, 1), init);
        middle = NormedConvolution.of(name + ".middle", ConvolutionShape.centred(NARROW, NARROW, KERNEL, stride), init);
        up = NormedConvolution.of(name + ".up", ConvolutionShape.centred(NARROW, FEATURES, 1, 1), 0, init);
        shortcut = in == FEATURES
                ? null
                : NormedConvolution.of(name + ".shortcut", ConvolutionShape.centred(in, FEATURES, 1, 1), init);
    }

    <V> Signal<V> compute(Operations<V> on, Signal<V> x) {
        Signal<V> main = up.compute(on, middle.activated(on, down.activated(on, x)));
        Signal<V> beside = stride == 1 ? x : x.averaged(on, stride);
        if (shortcut != null) {
            beside = shortcut.compute(on, beside);
        }
        return main.with(on.relu(on.add(main.features(), beside.features())));
    }
}
