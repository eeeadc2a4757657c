package io.heartproof.attack;

import org.bytedeco.pytorch.Tensor;

/**
 * What an attack found.
 *
 * @param noise (N, L, T): for a broken recording the noise that broke it (where the attack stops there), otherwise the last that
 *     it came to
 * @param predictions (N): what the classifier last answered
 * @param broken (N): whether any answer met the attack's criterion
 * @param passes (N): how often the classifier was asked
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
public record AttackOutcome(Tensor noise, int[] predictions, boolean[] broken, PassCounts passes) {
    /** Of an attack that asked no classifier. */
    public AttackOutcome(Tensor noise, int[] predictions, boolean[] broken) {
        this(noise, predictions, broken, PassCounts.none(broken.length));
    }
}
