package io.heartproof.attack;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.seed.SplitMix;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The noise that an attack may add to its victims: where, how much, and within which amplitudes.
 *
 * <pre>{@code
 * d_n is allowed  where  d_n = 0 outside of `where`,  size(d_n / unit) <= epsilons[n],  |(x_n + d_n) / unit| <= 1
 * }</pre>
 *
 * Each recording has its own epsilon, that of the budget unless another is set, so that recordings at several levels can share
 * a batch. Noise and gradients are (N, L, T), in the network's amplitudes; sizes are in the budget's unit. Source: protocol
 * section 6. Immutable; makes tensors in the current scope.
 *
 * @param victims N recordings x
 * @param where (N, 1, T) or (N, L, T): 1 where noise is allowed, 0 elsewhere
 * @param unit (N, L, 1): what 1.0 of the budget is in each lead, which is also the largest amplitude allowed there; absent where
 *     it is 1 throughout
 * @param budget norm and unit of sizes
 * @param epsilons (N): how large the noise of each recording may be; infinite for no bound
 */
@SuppressWarnings("ArrayRecordComponent") // copied where it goes in and out, compared by nobody
public record NoiseSpace(Victims victims, Tensor where, Optional<Tensor> unit, Budget budget, double... epsilons) {
    private static final double SMALLEST_PEAK = 1.2e-6;

    public NoiseSpace {
        epsilons = epsilons.clone();
        if (epsilons.length != victims.count()) {
            throw new IllegalArgumentException(
                    "expected an epsilon for each of " + victims.count() + " recordings, got " + epsilons.length);
        }
        for (double epsilon : epsilons) {
            if (!(epsilon >= 0)) {
                throw new IllegalArgumentException("epsilon must be 0 or positive, got " + epsilon);
            }
        }
    }

    /** Noise where the victims have signal, measured in each lead's own peak and within it, whatever the contract's scaling. */
    public static NoiseSpace of(Budget budget, Victims victims, InputContract contract) {
        Optional<Tensor> peaks =
                contract.scaling() == Scaling.LEAD_PEAK ? Optional.empty() : Optional.of(peaks(victims.values()));
        double[] epsilons = new double[victims.count()];
        Arrays.fill(epsilons, budget.epsilon());
        return new NoiseSpace(victims, victims.mask(), peaks, budget, epsilons);
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
                budget,
                IntStream.of(recordings).mapToDouble(n -> epsilons[n]).toArray());
    }

    /** The same with an epsilon for each recording, in the budget's unit; 0 for no noise, infinite for no bound. */
    public NoiseSpace withEpsilons(double... others) {
        return new NoiseSpace(victims, where, unit, budget, others);
    }

    /** The same with the victims' seeds of a further random start. */
    public NoiseSpace seededFor(int start) {
        return new NoiseSpace(victims.seededFor(start), where, unit, budget, epsilons);
    }

    /** The largest size of each recording's noise, in the budget's unit: (N). */
    @Override
    public double[] epsilons() {
        return epsilons.clone();
    }

    /** The same as a tensor like the victims' values: (N, 1, 1). */
    public Tensor epsilonTensor() {
        Tensor values = victims.values();
        return Tensor.create(epsilons, epsilons.length, 1, 1).to(values.device(), values.scalar_type());
    }

    /** The samples at which each recording may have noise in any lead, ascending: (N)(allowed). */
    public int[][] times() {
        float[] anyLead = Tensors.toFloats(where.amax(new long[] {1}, false));
        int length = Math.toIntExact(where.size(2));
        return IntStream.range(0, victims.count())
                .mapToObj(n -> IntStream.range(0, length)
                        .filter(t -> anyLead[n * length + t] > 0)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** How sizes are measured. */
    public Norm norm() {
        return budget.norm();
    }

    /** No noise. */
    public Tensor none() {
        return torch.zeros_like(victims.values());
    }

    /** Gaussian noise of that standard deviation, in units of the budget, brought in; drawn by the victims' seeds. */
    public Tensor gaussian(double deviation) {
        return random((random, n) -> deviation * random.normal());
    }

    /** Noise that is uniform in the cube of finite epsilons, brought in; drawn by the victims' seeds. */
    public Tensor uniform() {
        return random((random, n) -> random.symmetric() * epsilons[n]);
    }

    /** Draws one sample of a recording's noise. */
    @FunctionalInterface
    private interface NextSample {
        double of(SplitMix random, int recording);
    }

    private Tensor random(NextSample next) {
        int perRecording =
                Math.toIntExact(victims.values().size(1) * victims.values().size(2));
        float[] noise = new float[perRecording * victims.count()];
        for (int n = 0; n < victims.count(); n++) {
            SplitMix random = SplitMix.of(victims.seeds()[n]);
            for (int i = 0; i < perRecording; i++) {
                noise[n * perRecording + i] = (float) next.of(random, n);
            }
        }
        Tensor drawn = Tensors.of(noise, Device.CPU, Tensors.shape(victims.values()));
        return bringIn(timesUnit(Tensors.like(victims.values(), drawn)));
    }

    /** The change of size 1, in the budget's unit, by which a function with that gradient rises fastest. */
    public Tensor steepest(Tensor gradient) {
        return timesUnit(norm().steepest(timesUnit(gradient)));
    }

    /** By how much noise of size 1 raises, at most, a function with that gradient, to first order: (N). */
    public Tensor dualSize(Tensor gradient) {
        return norm().dualSize(timesUnit(gradient));
    }

    /** How large noise is, in the budget's unit: (N). */
    public Tensor size(Tensor noise) {
        return norm().size(inUnits(noise));
    }

    /** The noise after mask, projection to each recording's epsilon, and clipping of the sum: allowed noise. */
    public Tensor bringIn(Tensor noise) {
        Tensor values = inUnits(victims.values());
        Tensor projected = project(inUnits(noise).mul(where));
        return timesUnit(Tensors.clamp(values.add(projected), -1, 1).sub(values));
    }

    private Tensor project(Tensor inUnits) {
        boolean alike = DoubleStream.of(epsilons).distinct().count() <= 1;
        double first = DoubleStream.of(epsilons).findFirst().orElse(0);
        return alike ? norm().project(inUnits, first) : norm().project(inUnits, epsilonTensor());
    }

    /** From the budget's unit to amplitudes; for a gradient, from one by amplitudes to one by units. */
    public Tensor timesUnit(Tensor tensor) {
        return unit.map(tensor::mul).orElse(tensor);
    }

    /** From amplitudes to the budget's unit. */
    public Tensor inUnits(Tensor amplitudes) {
        return unit.map(amplitudes::div).orElse(amplitudes);
    }
}
