package io.heartproof.attack.criterion;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A linear network on one flat recording, of three classes that each have leads of their own, so that the smallest noise that
 * moves logits is known.
 *
 * <pre>{@code
 * z_k = bias_k + w_k . x = bias_k + 10 x mean over the leads of k and the samples of signal of x
 * w_k has ||w_k||_1 = 10,   ||w_k||_2^2 = 100 / (leads of k x samples)
 * }</pre>
 *
 * The leads of the classes are the first two, the next two, the last four.
 *
 * @param biases what it answers without noise
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LinearNetwork(Parameters parameters, float... biases) implements Network {
    static final int SAMPLES = 300;

    private static final int[] FIRST_LEAD = {0, 2, 4, 8};
    private static final int LENGTH = 400;
    private static final double SLOPE = 10;

    /** With the contract of {@link SmallWorld}; the caller closes it. */
    static TorchClassifier classifier(float... biases) {
        return new TorchClassifier(SmallWorld.CONTRACT, new LinearNetwork(new Parameters(Device.CPU), biases));
    }

    /**
     * The smallest noise that moves a logit so far, or, together with leads of another class, the difference to that one's: the
     * move over the length of the weights in the other norm.
     */
    static double smallest(Norm norm, double move, int... classes) {
        double linf = SLOPE * classes.length;
        double l2 = IntStream.of(classes)
                .mapToDouble(k -> SLOPE * SLOPE / SAMPLES / (FIRST_LEAD[k + 1] - FIRST_LEAD[k]))
                .sum();
        return move / (norm == Norm.LINF ? linf : Math.sqrt(l2));
    }

    /** The flat recording, in the current scope. */
    static NoiseSpace flat(Budget budget, Tensor labels, Criterion criterion) {
        float[] mask = new float[LENGTH];
        Arrays.fill(mask, LENGTH - SAMPLES, LENGTH, 1);
        Tensor values = Tensors.of(new float[8 * LENGTH], Device.CPU, 1, 8, LENGTH);
        Victims victims = new Victims(values, Tensors.of(mask, Device.CPU, 1, 1, LENGTH), labels, 7);
        return NoiseSpace.of(budget, victims, SmallWorld.CONTRACT).wanting(criterion);
    }

    @Override
    public Tensor forward(Tensor values, Tensor mask) {
        Tensor ofLeads = values.mul(mask).sum(2).div(mask.sum(2));
        float[] weights = new float[8 * biases.length];
        for (int k = 0; k < biases.length; k++) {
            for (int lead = FIRST_LEAD[k]; lead < FIRST_LEAD[k + 1]; lead++) {
                weights[lead * biases.length + k] = (float) SLOPE / (FIRST_LEAD[k + 1] - FIRST_LEAD[k]);
            }
        }
        Tensor bias = Tensors.of(biases, Device.CPU, 1, biases.length);
        return ofLeads.matmul(Tensors.of(weights, Device.CPU, 8, biases.length)).add(bias);
    }

    @Override
    public Optional<Network> twin() {
        return Optional.of(this);
    }
}
