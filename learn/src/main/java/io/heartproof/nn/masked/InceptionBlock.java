package io.heartproof.nn.masked;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Convolution;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.Signal;
import io.heartproof.nn.layer.SignalNorm;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions of widths 39, 19 and 9 of the same 32 features, and one of the maxima of three samples, side by side: (N, in,
 * T) to (N, 128, T). Immutable.
 */
final class InceptionBlock {
    /** Features that go out. */
    static final int FEATURES = 128;

    private static final int[] KERNELS = {39, 19, 9};
    private static final int EACH = FEATURES / (KERNELS.length + 1);

    private final Convolution narrow;
    private final List<Convolution> wide = new ArrayList<>();
    private final Convolution pooled;
    private final SignalNorm norm;

    InceptionBlock(String name, int in, Init init) {
        ConvolutionShape one = ConvolutionShape.centred(in, EACH, 1, 1);
        narrow = Convolution.plain(name + ".narrow", one, init);
        for (int kernel : KERNELS) {
            wide.add(Convolution.plain(name + ".wide" + kernel, ConvolutionShape.centred(EACH, EACH, kernel, 1), init));
        }
        pooled = Convolution.plain(name + ".pooled", one, init);
        norm = SignalNorm.of(name + ".norm", FEATURES, 1, init);
    }

    <V> Signal<V> compute(Operations<V> on, Signal<V> x) {
        V few = narrow.compute(on, x.features());
        List<V> branches = new ArrayList<>();
        wide.forEach(convolution -> branches.add(convolution.compute(on, few)));
        branches.add(pooled.compute(on, x.largest(on, 3, 1).features()));
        Signal<V> normed = norm.compute(on, x.with(on.concatenate(branches)));
        return normed.with(on.relu(normed.features()));
    }
}
