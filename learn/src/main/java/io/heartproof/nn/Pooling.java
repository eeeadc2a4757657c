package io.heartproof.nn;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How a network turns T' positions into one answer per recording. */
public enum Pooling {
    /**
     * Features are averaged with the share of signal under each position as weight (shares under one half count
     * nothing), then classified.
     */
    AVERAGE {
        @Override
        Tensor classify(Tensor features, Tensor mask, Linear linear) {
            Tensor share =
                    torch.avg_pool1d(mask, new long[] {WINDOW}, new long[] {STRIDE}, new long[] {0}, false, true);
            Tensor weight = share.mul(share.ge(new Scalar(0.5)).to(share.scalar_type()));
            Tensor sum = features.mul(weight).sum(2);
            return linear.forward(sum.div(weight.sum(2).add(new Scalar(1e-8))));
        }
    },
    /** Every position is classified, and each class takes its largest logit; the mask is not used. */
    MAXIMUM {
        @Override
        Tensor classify(Tensor features, Tensor mask, Linear linear) {
            return linear.forward(features.transpose(1, 2)).max(1).get0();
        }
    };

    /** Samples of input that one position of the head sees at its core. */
    static final int WINDOW = 3072;

    /** Samples of input between two positions. */
    static final int STRIDE = 1024;

    /** (N, C, T') and the mask (N, 1, T) to logits (N, K). */
    abstract Tensor classify(Tensor features, Tensor mask, Linear linear);

    /** The last layer. */
    static final class Linear {
        private final Tensor weight;
        private final Tensor bias;

        Linear(String name, int in, int out, ResidualBlock.Init init) {
            weight = init.parameters().uniform(name + ".weight", init.values(), in, out, in);
            bias = init.parameters().uniform(name + ".bias", init.values(), in, out);
        }

        Tensor forward(Tensor x) {
            return torch.linear(x, weight, Tensors.some(bias));
        }
    }
}
