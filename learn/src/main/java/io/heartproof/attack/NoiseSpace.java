package io.heartproof.attack;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The noise that an attack may add to its victims: where, how much, and within which amplitudes.
 *
 * <pre>{@code
 * d is allowed  where  d = 0 outside of `where`,  size(d / unit) <= epsilon,  |(x + d) / unit| <= 1
 * }</pre>
 *
 * Noise and gradients are (N, L, T), in the network's amplitudes. Source: protocol section 6. Immutable; makes tensors in the
 * current scope.
 *
 * @param victims N recordings x
 * @param where (N, 1, T) or (N, L, T): 1 where noise is allowed, 0 elsewhere
 * @param unit (N, L, 1): what 1.0 of the budget is in each lead, which is also the largest amplitude allowed there; absent where
 *     it is 1 throughout
 * @param budget how large the noise may be
 */
public record NoiseSpace(Victims victims, Tensor where, Optional<Tensor> unit, Budget budget) {
    private static final double SMALLEST_PEAK = 1.2e-6;

    /** Noise where the victims have signal, measured in each lead's own peak and within it, whatever the contract's scaling. */
    public static NoiseSpace of(Budget budget, Victims victims, InputContract contract) {
        Optional<Tensor> peaks =
                contract.scaling() == Scaling.LEAD_PEAK ? Optional.empty() : Optional.of(peaks(victims.values()));
        return new NoiseSpace(victims, victims.mask(), peaks, budget);
    }

    /** The largest absolute value of each lead, or 1 where that is next to nothing, as in scaling by the peak. */
    private static Tensor peaks(Tensor values) {
        Tensor peaks = values.abs().amax(new long[] {2}, true);
        return peaks.masked_fill(peaks.lt(new Scalar(SMALLEST_PEAK)), new Scalar(1.0));
    }

    /** The same for the victims with these indices. */
    public NoiseSpace at(int... recordings) {
        return new NoiseSpace(
                victims.rows(recordings),
                Victims.rows(where, recordings),
                unit.map(each -> Victims.rows(each, recordings)),
                budget);
    }

    /** No noise. */
    public Tensor none() {
        return torch.zeros_like(victims.values());
    }

    /** Gaussian noise of that standard deviation, in units of the budget, brought in; drawn by the victims' seeds. */
    public Tensor gaussian(double deviation) {
        return random(random -> deviation * random.nextGaussian());
    }

    /** Noise that is uniform in the cube of the budget, brought in; drawn by the victims' seeds. */
    public Tensor uniform() {
        return random(random -> (2 * random.nextDouble() - 1) * budget.epsilon());
    }

    private Tensor random(ToDoubleFunction<SplittableRandom> next) {
        int perRecording =
                Math.toIntExact(victims.values().size(1) * victims.values().size(2));
        float[] noise = new float[perRecording * victims.count()];
        for (int n = 0; n < victims.count(); n++) {
            SplittableRandom random = new SplittableRandom(victims.seeds()[n]);
            for (int i = 0; i < perRecording; i++) {
                noise[n * perRecording + i] = (float) next.applyAsDouble(random);
            }
        }
        Tensor drawn = Tensors.of(noise, Device.CPU, Tensors.shape(victims.values()));
        return bringIn(timesUnit(Tensors.like(victims.values(), drawn)));
    }

    /** The change of size 1, in units of the budget, by which a function with that gradient rises fastest. */
    public Tensor steepest(Tensor gradient) {
        return timesUnit(budget.norm().steepest(timesUnit(gradient)));
    }

    /** The noise after mask, projection to the budget, and clipping of the sum: allowed noise. */
    public Tensor bringIn(Tensor noise) {
        Tensor values = inUnits(victims.values());
        Tensor projected = budget.norm().project(inUnits(noise).mul(where), budget.epsilon());
        return timesUnit(Tensors.clamp(values.add(projected), -1, 1).sub(values));
    }

    /** From the budget's unit to amplitudes; for a gradient, from one by amplitudes to one by units. */
    Tensor timesUnit(Tensor tensor) {
        return unit.map(tensor::mul).orElse(tensor);
    }

    private Tensor inUnits(Tensor amplitudes) {
        return unit.map(amplitudes::div).orElse(amplitudes);
    }
}
