package io.heartproof.attack;

import io.heartproof.contract.InputContract;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import io.heartproof.tensor.Tensors;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Where in a recording noise may lie: in some leads, in a window of time, always on signal alone. Immutable.
 *
 * @param leads that may get noise; empty for all
 * @param fromSeconds from the recording's first sample, 0 or more
 * @param toSeconds the end of the window, which it does not contain; infinite for the recording's end
 */
public record Where(List<Lead> leads, double fromSeconds, double toSeconds) {
    /** All leads, from the first sample to the last. */
    public static final Where EVERYWHERE = new Where(List.of(), 0, Double.POSITIVE_INFINITY);

    public Where {
        leads = List.copyOf(leads);
        if (!(fromSeconds >= 0 && fromSeconds < toSeconds)) {
            throw new BadUsage("a window for noise must begin at 0 s or later and end after that, got %s to %s s"
                    .formatted(fromSeconds, toSeconds));
        }
    }

    /** The same in these leads alone. */
    public Where leads(List<Lead> others) {
        return new Where(others, fromSeconds, toSeconds);
    }

    /** The same in that window alone. */
    public Where seconds(double from, double to) {
        return new Where(leads, from, to);
    }

    /** Whether a recording of so many samples has one in the window. */
    public boolean isIn(int samples, double samplingRateHz) {
        double first = Math.ceil(fromSeconds * samplingRateHz);
        return first < samples && first < toSeconds * samplingRateHz;
    }

    /**
     * Where the victims may get noise: (N, L, T), 1 there and 0 elsewhere; absent where that is wherever they have signal.
     *
     * @throws BadUsage where the contract has not all of the leads
     */
    Optional<Tensor> on(Victims victims, InputContract contract) {
        if (equals(EVERYWHERE)) {
            return Optional.empty();
        }
        Tensor samples = window(victims.mask(), contract.samplingRateHz());
        return Optional.of(samples.mul(Tensors.like(samples, leadMask(contract, victims))));
    }

    /** (N, 1, T). The place of a sample in its recording is the number of samples with signal before it. */
    private Tensor window(Tensor mask, double samplingRateHz) {
        Tensor place = mask.cumsum(2).sub(new Scalar(1.0));
        Tensor inside = place.ge(new Scalar(fromSeconds * samplingRateHz))
                .logical_and(place.lt(new Scalar(toSeconds * samplingRateHz)));
        return mask.mul(inside.to(mask.scalar_type()));
    }

    /** (1, L, 1). */
    private Tensor leadMask(InputContract contract, Victims victims) {
        List<Lead> known = contract.leads();
        for (Lead lead : leads) {
            if (!known.contains(lead)) {
                throw new BadUsage("noise may lie in leads of the classifier, %s, got %s".formatted(known, lead));
            }
        }
        double[] ones = known.stream()
                .mapToDouble(lead -> leads.isEmpty() || leads.contains(lead) ? 1 : 0)
                .toArray();
        return Tensor.create(ones, 1, ones.length, 1).to(victims.values().scalar_type());
    }
}
