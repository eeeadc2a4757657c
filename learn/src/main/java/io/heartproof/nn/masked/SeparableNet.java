package io.heartproof.nn.masked;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.Operations;
import io.heartproof.nn.layer.Init;
import io.heartproof.nn.layer.Layers;
import io.heartproof.nn.layer.NormedConvolution;
import io.heartproof.nn.layer.Signal;
import io.heartproof.nn.layer.SignalHead;
import java.util.ArrayList;
import java.util.List;

/**
 * A stem and six {@link SeparableBlock}s:
 *
 * <pre>{@code
 * (N, L, T) -> means of 4 -> conv of 7 -> 64, 64 (T/8), 96, 96 (T/16), 128, 128 features (T/32) -> mean and maximum -> (N, K)
 * }</pre>
 *
 * Convolutions that mix time and features at once are most of a network's weights. Here they are apart, as in Howard et al.,
 * "MobileNets" (arXiv 1704.04861): a kernel costs 15 weights a feature instead of 15 times all features, so that it can be as
 * wide as a QRS complex (120 ms at 125 Hz) in the first block and a whole beat (0.5 s) in the last. {@link
 * io.heartproof.nn.layer.SqueezeExcite} between the two lets a recording weigh its features for a few weights more. The design is
 * ours. Immutable.
 */
final class SeparableNet implements Layers {
    private static final int SAMPLES = 4;
    private static final int STEM = 32;
    private static final int STEM_KERNEL = 7;
    private static final int[] STAGES = {64, 96, 128};

    private final NormedConvolution stem;
    private final List<SeparableBlock> blocks = new ArrayList<>();
    private final SignalHead head;

    SeparableNet(NetworkSize size, Init init) {
        stem = NormedConvolution.of("stem", ConvolutionShape.centred(size.leads(), STEM, STEM_KERNEL, 1), init);
        int in = STEM;
        for (int features : STAGES) {
            blocks.add(new SeparableBlock("block" + blocks.size(), in, features, init));
            blocks.add(new SeparableBlock("block" + blocks.size(), features, features, init));
            in = features;
        }
        head = SignalHead.of("head", in, size.classes(), init);
    }

    @Override
    public <V> V logits(Operations<V> on, V values, V mask) {
        Signal<V> x = stem.activated(on, new Signal<>(values, mask).averaged(on, SAMPLES));
        for (SeparableBlock block : blocks) {
            x = block.compute(on, x);
        }
        return head.logits(on, x);
    }
}
