package io.heartproof.attack.white;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.PassCounts;
import io.heartproof.label.LogOdds;
import org.bytedeco.pytorch.Tensor;

/**
 * The smallest noise that a search found for each recording.
 *
 * @param sizes (N) in the budget's unit: 0 where a recording is wrong without noise, infinite where no noise was found
 * @param noise (N, L, T) of these sizes; where none was found, the last that was tried
 * @param predictions (N): what the classifier answers under it
 * @param odds (N): of that answer; none where no noise was found
 * @param passes (N): how often the classifier was asked
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
public record MinimumNoiseOutcome(double[] sizes, Tensor noise, int[] predictions, LogOdds[] odds, PassCounts passes) {
    /**
     * As of an attack with noise of these sizes at most: broken is what smaller noise, or as large, breaks, also where any
     * size is allowed. With an infinite size, which is no bound, broken is what any noise breaks.
     */
    public AttackOutcome within(double... epsilons) {
        boolean[] broken = new boolean[sizes.length];
        LogOdds[] inside = AttackOutcome.none(sizes.length);
        for (int n = 0; n < sizes.length; n++) {
            broken[n] = sizes[n] <= Math.min(epsilons[n], Double.MAX_VALUE);
            inside[n] = broken[n] ? odds[n] : LogOdds.NONE;
        }
        return new AttackOutcome(noise, predictions, broken, inside, passes);
    }
}
