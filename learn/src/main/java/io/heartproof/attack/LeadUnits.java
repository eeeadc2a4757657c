package io.heartproof.attack;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.tensor.Tensors;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a budget and the amplitudes are measured in, for each lead of each recording.
 *
 * <pre>{@code
 * range = 1 where the contract scales leads by their peak, else the lead's largest amplitude
 * unit  = range                               of a relative budget
 *       = 1 / scale                           in microvolts, where 1.0 is so many
 *       = sqrt(allowed samples, all leads) / scale   in microvolts as a root mean square
 * }</pre>
 *
 * All are (N, L, 1), in the network's amplitudes. What is 1 throughout is absent, so that nothing is divided, and figures of the
 * published scaling stay the same to the bit. Immutable.
 *
 * @param range the largest amplitude that a lead with noise may have
 * @param share of the range that the budget's unit is
 */
public record LeadUnits(Optional<Tensor> range, Optional<Tensor> share) {
    private static final double SMALLEST_PEAK = 1.2e-6;

    /** @param allowed (N, 1, T) or (N, L, T): 1 where noise is allowed */
    static LeadUnits of(Budget budget, Tensor allowed, Victims victims, InputContract contract) {
        Optional<Tensor> range =
                contract.scaling() == Scaling.LEAD_PEAK ? Optional.empty() : Optional.of(peaks(victims.values()));
        if (budget.unit() == Budget.Unit.RELATIVE) {
            return new LeadUnits(range, Optional.empty());
        }
        requireVolts(victims.scales());
        Tensor unit = victims.scales().reciprocal();
        if (budget.norm() == Norm.L2) {
            unit = unit.mul(places(allowed, victims.values().size(1)).sqrt());
        }
        return new LeadUnits(range, Optional.of(divided(unit, range)));
    }

    /** The largest absolute value of each lead, or 1 where that is next to nothing, as in scaling by the peak. */
    private static Tensor peaks(Tensor values) {
        Tensor peaks = values.abs().amax(new long[] {2}, true);
        return peaks.masked_fill(peaks.lt(new Scalar(SMALLEST_PEAK)), new Scalar(1.0));
    }

    private static void requireVolts(Tensor scales) {
        long unknown = scales.isnan().any(1).sum().item_long();
        if (unknown > 0) {
            throw new BadData(
                    "noise in microvolts",
                    "expected recordings whose amplitudes are volts, got %s without of %s"
                            .formatted(Counted.of(unknown, "recording"), scales.size(0)));
        }
    }

    /** How many samples of all leads may get noise, at least 1: (N, 1, 1). */
    private static Tensor places(Tensor allowed, long leads) {
        Tensor places = allowed.sum(new long[] {1, 2}, true, new ScalarTypeOptional());
        return (allowed.size(1) == leads ? places : Tensors.scale(places, (double) leads)).clamp_min(new Scalar(1.0));
    }

    /** The same for the recordings with these indices. */
    LeadUnits at(int... recordings) {
        return new LeadUnits(
                range.map(each -> Victims.rows(each, recordings)), share.map(each -> Victims.rows(each, recordings)));
    }

    /** From the budget's unit to amplitudes; for a gradient, from one by amplitudes to one by units. */
    Tensor timesUnit(Tensor tensor) {
        return timesRange(inShares(tensor));
    }

    /** From amplitudes to the budget's unit. */
    Tensor inUnits(Tensor amplitudes) {
        return divided(divided(amplitudes, range), share);
    }

    /** From shares of the range to amplitudes. */
    Tensor timesRange(Tensor shares) {
        return range.map(shares::mul).orElse(shares);
    }

    /** Noise in the budget's unit to amplitudes, where the sum stays inside the range. */
    Tensor insideRange(Tensor values, Tensor noiseInUnits) {
        Tensor shares = divided(values, range);
        return timesRange(
                Tensors.clamp(shares.add(inShares(noiseInUnits)), -1, 1).sub(shares));
    }

    private Tensor inShares(Tensor inUnits) {
        return share.map(inUnits::mul).orElse(inUnits);
    }

    private static Tensor divided(Tensor tensor, Optional<Tensor> by) {
        return by.map(tensor::div).orElse(tensor);
    }
}
