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
 * Six blocks of convolutions of several widths, with a shortcut around every three. Source: Ismail Fawaz et al.,
 * "InceptionTime: Finding AlexNet for Time Series Classification", Data Min. Knowl. Discov. 34 (2020) 1936-1962 (arXiv
 * 1909.04939), with the sizes that Strodthoff et al. (arXiv 2004.13701) use on PTB-XL at 100 Hz.
 *
 * <pre>{@code
 * (N, L, T) -> means of 4 -> 6 blocks, none with a stride -> (N, 128, T/4) -> mean and maximum -> (N, K)
 * }</pre>
 *
 * It differs in the norm, over the signal of one recording instead of over a batch, in the means of four, and in having no
 * dropout. Padding changes nothing but that the first block's maximum reads a zero beside the signal's last sample, and
 * nothing beyond the end of the input. Immutable.
 */
final class InceptionTime implements Layers {
    private static final int SAMPLES = 4;
    private static final int BLOCKS = 6;
    private static final int SHORTCUT_AFTER = 3;

    private final List<InceptionBlock> blocks = new ArrayList<>();
    private final List<NormedConvolution> shortcuts = new ArrayList<>();
    private final SignalHead head;

    InceptionTime(NetworkSize size, Init init) {
        int in = size.leads();
        int before = in;
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(new InceptionBlock("block" + i, in, init));
            in = InceptionBlock.FEATURES;
            if (i % SHORTCUT_AFTER == SHORTCUT_AFTER - 1) {
                ConvolutionShape shape = ConvolutionShape.centred(before, in, 1, 1);
                shortcuts.add(NormedConvolution.of("shortcut" + shortcuts.size(), shape, init));
                before = in;
            }
        }
        head = SignalHead.of("head", in, size.classes(), init);
    }

    @Override
    public <V> V logits(Operations<V> on, V values, V mask) {
        Signal<V> x = new Signal<>(values, mask).averaged(on, SAMPLES);
        for (int i = 0; i < shortcuts.size(); i++) {
            V beside = shortcuts.get(i).compute(on, x).features();
            for (InceptionBlock block : blocks.subList(i * SHORTCUT_AFTER, (i + 1) * SHORTCUT_AFTER)) {
                x = block.compute(on, x);
            }
            x = x.with(on.relu(on.add(beside, x.features())));
        }
        return head.logits(on, x);
    }
}
