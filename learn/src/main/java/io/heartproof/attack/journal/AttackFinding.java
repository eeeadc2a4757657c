package io.heartproof.attack.journal;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.classifier.Logits;
import io.heartproof.label.LogOdds;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * What an attack found against one recording. Immutable.
 *
 * @param broken whether it was broken
 * @param prediction what the classifier answered under the noise that broke it, otherwise the label; -1 where the attack, or the
 *     last part of it, was left out
 * @param size of that noise in the budget's unit, infinite where it was not broken
 * @param microvolts the same in microvolts, see {@link AttackRound}; NaN where it is not known
 * @param odds the worst log odds of all that it answered under noise of the allowed size; none where it was not asked
 * @param forward how often the classifier was asked
 * @param backward how many gradients were asked for
 */
public record AttackFinding(
        boolean broken, int prediction, double size, double microvolts, LogOdds odds, int forward, int backward) {
    /** Of a recording that was not attacked, as no time was left. */
    static final AttackFinding LEFT_OUT =
            new AttackFinding(false, -1, Double.POSITIVE_INFINITY, Double.NaN, LogOdds.NONE, 0, 0);

    /** Whether the attack was made, with all its parts. */
    public boolean isMade() {
        return prediction >= 0;
    }

    /** Of a recording that nobody has asked about yet. */
    public static AttackFinding none(int label) {
        return new AttackFinding(false, label, Double.POSITIVE_INFINITY, Double.NaN, LogOdds.NONE, 0, 0);
    }

    /** The same, whose passes are counted elsewhere. */
    public AttackFinding withoutPasses() {
        return new AttackFinding(broken, prediction, size, microvolts, odds, 0, 0);
    }

    /** After a further part of the attack, which was asked as this one was not broken. */
    public AttackFinding then(AttackFinding further) {
        return new AttackFinding(
                further.broken,
                further.prediction,
                further.size,
                further.microvolts,
                odds.worse(further.odds),
                forward + further.forward,
                backward + further.backward);
    }

    /**
     * Of every victim of a space, in their order.
     *
     * @throws BadData where the classifier gave no number as an answer: it answers nothing
     */
    public static List<AttackFinding> all(AttackOutcome outcome, NoiseSpace space) {
        double[] sizes = space.sizes(outcome.noise());
        float[] microvolts = Tensors.toFloats(microvolts(outcome.noise(), space));
        int[] labels = Tensors.toInts(space.victims().labels());
        AttackFinding[] found = new AttackFinding[labels.length];
        for (int n = 0; n < found.length; n++) {
            if (outcome.predictions()[n] == AttackOutcome.NO_NUMBER) {
                throw Logits.noNumber("a recording under attack");
            }
            boolean broken = outcome.broken()[n];
            found[n] = new AttackFinding(
                    broken,
                    broken ? outcome.predictions()[n] : labels[n],
                    broken ? sizes[n] : Double.POSITIVE_INFINITY,
                    broken ? microvolts[n] : Double.NaN,
                    outcome.odds()[n],
                    outcome.passes().forward()[n],
                    outcome.passes().backward()[n]);
        }
        return List.of(found);
    }

    /** The largest change of any sample, or in L2 the root mean square where noise is allowed; NaN without calibration: (N). */
    private static Tensor microvolts(Tensor noise, NoiseSpace space) {
        Tensor amplitudes = noise.mul(space.victims().scales());
        if (space.norm() == Norm.LINF) {
            return amplitudes.abs().amax(new long[] {1, 2}, false);
        }
        Tensor places = space.where().expand_as(noise).sum(new long[] {1, 2}, false, new ScalarTypeOptional());
        Tensor squares = amplitudes.square().sum(new long[] {1, 2}, false, new ScalarTypeOptional());
        return squares.div(places.clamp_min(new Scalar(1.0))).sqrt();
    }
}
