package io.heartproof.metric.suite;

/**
 * What one attack of a suite did. Immutable.
 *
 * @param attack its name, such as {@code apgd-ce}
 * @param gradients whether it asks for gradients
 * @param attacked how often a recording was given to it, at one level each time
 * @param broken how many of these it broke
 * @param forward passes over all recordings
 * @param backward gradients over all recordings
 * @param seconds that it took on this machine
 */
public record AttackEffort(
        String attack, boolean gradients, int attacked, int broken, long forward, long backward, double seconds) {
    /** Forward and backward passes. */
    public long passes() {
        return forward + backward;
    }
}
