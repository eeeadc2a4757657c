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
 * A residual network of fifty layers with the changes of He et al., "Bag of Tricks for Image Classification with
 * Convolutional Neural Networks", CVPR 2019 (arXiv 1812.01187), section 4 and "zero gamma" of 3.1, in one dimension with the
 * sizes that Strodthoff et al. (arXiv 2004.13701) use on PTB-XL at 100 Hz: kernels of 5, 64 features inside all blocks, mean and
 * maximum before the last layer.
 *
 * <pre>{@code
 * (N, L, T) -> means of 4 -> 3 convolutions, the first of stride 2 -> maximum of 3, stride 2
 *   -> 3 + 4 + 6 + 3 bottlenecks, three strides of 2 -> (N, 256, T/128) -> mean and maximum -> (N, K)
 * }</pre>
 *
 * It differs in the norm, over the signal of one recording instead of over a batch, so that no recording's answer depends on
 * another's; in the means of four; and in having no dropout. Immutable.
 */
final class XResNet implements Layers {
    private static final int SAMPLES = 4;
    private static final int[] STEM = {32, 32, 64};
    private static final int[] STAGES = {3, 4, 6, 3};

    private final List<NormedConvolution> stem = new ArrayList<>();
    private final List<Bottleneck> blocks = new ArrayList<>();
    private final SignalHead head;

    XResNet(NetworkSize size, Init init) {
        int in = size.leads();
        for (int i = 0; i < STEM.length; i++) {
            ConvolutionShape shape = ConvolutionShape.centred(in, STEM[i], Bottleneck.KERNEL, i == 0 ? 2 : 1);
            stem.add(NormedConvolution.of("stem." + i, shape, init));
            in = STEM[i];
        }
        for (int stage = 0; stage < STAGES.length; stage++) {
            for (int i = 0; i < STAGES[stage]; i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                blocks.add(new Bottleneck("stage" + stage + "." + i, in, stride, init));
                in = Bottleneck.FEATURES;
            }
        }
        head = SignalHead.of("head", in, size.classes(), init);
    }

    @Override
    public <V> V logits(Operations<V> on, V values, V mask) {
        Signal<V> x = new Signal<>(values, mask).averaged(on, SAMPLES);
        for (NormedConvolution convolution : stem) {
            x = convolution.activated(on, x);
        }
        x = x.largest(on, 3, 2);
        for (Bottleneck block : blocks) {
            x = block.compute(on, x);
        }
        return head.logits(on, x);
    }
}
