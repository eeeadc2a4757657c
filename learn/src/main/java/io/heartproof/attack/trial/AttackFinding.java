package io.heartproof.attack.trial;

/**
 * What an attack found against one recording. Immutable.
 *
 * @param broken whether it was broken
 * @param prediction what the classifier answered under the noise that broke it, otherwise the label
 * @param size of that noise in the budget's unit, infinite where it was not broken
 * @param microvolts the same in microvolts, see {@link AttackRound}; NaN where it is not known
 * @param forward how often the classifier was asked
 * @param backward how many gradients were asked for
 */
public record AttackFinding(boolean broken, int prediction, double size, double microvolts, int forward, int backward) {
    /** Of a recording that nobody has asked about yet. */
    static AttackFinding none(int label) {
        return new AttackFinding(false, label, Double.POSITIVE_INFINITY, Double.NaN, 0, 0);
    }

    /** The same, whose passes are counted elsewhere. */
    public AttackFinding withoutPasses() {
        return new AttackFinding(broken, prediction, size, microvolts, 0, 0);
    }

    /** After a further part of the attack, which was asked as this one was not broken. */
    AttackFinding then(AttackFinding further) {
        return new AttackFinding(
                further.broken,
                further.prediction,
                further.size,
                further.microvolts,
                forward + further.forward,
                backward + further.backward);
    }
}
