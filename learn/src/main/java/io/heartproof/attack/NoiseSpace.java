package io.heartproof.attack;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.contract.InputContract;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SplitMix;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The noise that an attack may add to its victims: where, how much, and within which amplitudes.
 *
 * <pre>{@code
 * d_n is allowed  where  d_n = 0 outside of `where`,  size(d_n / unit) <= epsilons[n],  |x_n + d_n| <= range
 * }</pre>
 *
 * The unit is the budget's: a share of each lead's peak, or microvolts, which the victims' scales turn into amplitudes. The range
 * is 1 where the contract scales leads by their peak, and the lead's own largest amplitude otherwise. Each recording has its own
 * epsilon, that of the budget unless another is set, so that recordings at several levels can share a batch. Noise and
 * gradients are (N, L, T), in the network's amplitudes. Source: protocol section 6. Immutable; makes tensors in the current
 * scope.
 *
 * @param victims N recordings x
 * @param restriction (N, L, T): 1 where noise is allowed, 0 elsewhere; absent where that is wherever the victims have signal
 * @param units what sizes and amplitudes are measured in
 * @param budget norm and unit of sizes
 * @param epsilons (N): how large the noise of each recording may be; infinite for no bound
 */
@SuppressWarnings("ArrayRecordComponent") // copied where it goes in and out, compared by nobody
public record NoiseSpace(
        Victims victims, Optional<Tensor> restriction, LeadUnits units, Budget budget, double... epsilons) {
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

    /** Noise wherever the victims have signal. */
    public static NoiseSpace of(Budget budget, Victims victims, InputContract contract) {
        return of(budget, Where.EVERYWHERE, victims, contract);
    }

    /**
     * Noise in some leads or a window of time.
     *
     * @throws BadData where the budget is in microvolts and nobody knows what a victim's amplitudes are in volts
     * @throws BadUsage where the contract has not all leads in which noise may lie
     */
    public static NoiseSpace of(Budget budget, Where where, Victims victims, InputContract contract) {
        Optional<Tensor> restriction = where.on(victims, contract);
        LeadUnits units = LeadUnits.of(budget, restriction.orElse(victims.mask()), victims, contract);
        double[] epsilons = new double[victims.count()];
        Arrays.fill(epsilons, budget.epsilon());
        return new NoiseSpace(victims, restriction, units, budget, epsilons);
    }

    /** The same for the victims with these indices. */
    public NoiseSpace at(int... recordings) {
        return new NoiseSpace(
                victims.rows(recordings),
                restriction.map(each -> Victims.rows(each, recordings)),
                units.at(recordings),
                budget,
                IntStream.of(recordings).mapToDouble(n -> epsilons[n]).toArray());
    }

    /** The same with an epsilon for each recording, in the budget's unit; 0 for no noise, infinite for no bound. */
    public NoiseSpace withEpsilons(double... others) {
        return new NoiseSpace(victims, restriction, units, budget, others);
    }

    /** The same with the victims' seeds of a further random start. */
    public NoiseSpace seededFor(int start) {
        return new NoiseSpace(victims.seededFor(start), restriction, units, budget, epsilons);
    }

    /** The same for an attack that is after something else. */
    public NoiseSpace wanting(Criterion criterion) {
        return new NoiseSpace(victims.wanting(criterion), restriction, units, budget, epsilons);
    }

    /** Where noise is allowed: (N, 1, T) or (N, L, T), 1 there and 0 elsewhere. */
    public Tensor where() {
        return restriction.orElse(victims.mask());
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
        float[] anyLead = Tensors.toFloats(where().amax(new long[] {1}, false));
        int length = Math.toIntExact(where().size(2));
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

    /** Gaussian noise of that standard deviation, as a share of each lead's range, brought in; drawn by the victims' seeds. */
    public Tensor gaussian(double deviation) {
        return bringIn(units.timesRange(random((random, n) -> deviation * random.normal())));
    }

    /** Noise that is uniform in the cube of finite epsilons, brought in; drawn by the victims' seeds. */
    public Tensor uniform() {
        return bringIn(timesUnit(random((random, n) -> random.symmetric() * epsilons[n])));
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
        return Tensors.like(victims.values(), Tensors.of(noise, Device.CPU, Tensors.shape(victims.values())));
    }

    /** The change of size 1, in the budget's unit, by which a function with that gradient rises fastest. */
    public Tensor steepest(Tensor gradient) {
        return timesUnit(norm().steepest(timesUnit(allowed(gradient))));
    }

    /** By how much noise of size 1 raises, at most, a function with that gradient, to first order: (N). */
    public Tensor dualSize(Tensor gradient) {
        return norm().dualSize(timesUnit(gradient.mul(where())));
    }

    /** The gradient where noise is restricted to; the length of a step that may go anywhere counts padding, as published. */
    private Tensor allowed(Tensor gradient) {
        return restriction.map(gradient::mul).orElse(gradient);
    }

    /** How large noise is, in the budget's unit: (N). */
    public Tensor size(Tensor noise) {
        return norm().size(inUnits(noise));
    }

    /**
     * How large allowed noise is, as far as its budget counts: (N). In floats the sum of a value and noise keeps the noise only
     * to the value's own rounding, so noise at its bound can measure more than the bound; it counts as that.
     *
     * @param broughtIn noise that {@link #bringIn} gave
     */
    public double[] sizes(Tensor broughtIn) {
        float[] measured = Tensors.toFloats(size(broughtIn));
        return IntStream.range(0, measured.length)
                .mapToDouble(n -> Math.min(measured[n], epsilons[n]))
                .toArray();
    }

    /** The noise after mask, projection to each recording's epsilon, and clipping of the sum: allowed noise. */
    public Tensor bringIn(Tensor noise) {
        return units.insideRange(victims.values(), project(inUnits(noise).mul(where())));
    }

    private Tensor project(Tensor inUnits) {
        boolean alike = DoubleStream.of(epsilons).distinct().count() <= 1;
        double first = DoubleStream.of(epsilons).findFirst().orElse(0);
        return alike ? norm().project(inUnits, first) : norm().project(inUnits, epsilonTensor());
    }

    /** From the budget's unit to amplitudes; for a gradient, from one by amplitudes to one by units. */
    public Tensor timesUnit(Tensor tensor) {
        return units.timesUnit(tensor);
    }

    /** From amplitudes to the budget's unit. */
    public Tensor inUnits(Tensor amplitudes) {
        return units.inUnits(amplitudes);
    }
}
