package io.heartproof.attack.suite;

import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A network for recordings of class "up" of {@code SmallWorld} alone, whose two groups of leads lie at 0.7. With u and v the
 * distances by which noise has lowered the mean of either group, the logits are a margin of u and v, then 0 and -9, changed by an
 * output. So a recording is broken by noise in Linf of the size at which the margin can be brought below 0.
 *
 * @param margin of u and v, (N) each
 * @param output changes logits (N, 3)
 */
record MarginNetwork(BinaryOperator<Tensor> margin, UnaryOperator<Tensor> output, Parameters parameters)
        implements Network {
    private static final double OFFSET = 0.7;

    /** With logits as they are. */
    static MarginNetwork of(BinaryOperator<Tensor> margin) {
        return new MarginNetwork(margin, UnaryOperator.identity(), new Parameters(Device.CPU));
    }

    /** Broken by noise of 0.4 and more. */
    static MarginNetwork honest() {
        return of((u, v) -> u.add(v).mul(new Scalar(-0.5)).add(new Scalar(0.4)));
    }

    MarginNetwork with(UnaryOperator<Tensor> other) {
        return new MarginNetwork(margin, other, new Parameters(Device.CPU));
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        Tensor samples = mask.sum(new long[] {1, 2}, false, new ScalarTypeOptional());
        Tensor margins = margin.apply(lowered(values, samples, 0), lowered(values, samples, 4));
        Tensor zero = torch.zeros_like(margins);
        return output.apply(torch.stack(new TensorVector(margins, zero, zero.sub(new Scalar(9))), 1));
    }

    private static Tensor lowered(Tensor values, Tensor samples, long firstLead) {
        Tensor sum = values.narrow(1, firstLead, 4).sum(new long[] {1, 2}, false, new ScalarTypeOptional());
        return sum.div(samples.mul(new Scalar(4))).neg().add(new Scalar(OFFSET));
    }

    @Override
    public Optional<Network> twin() {
        return Optional.of(with(output));
    }
}
