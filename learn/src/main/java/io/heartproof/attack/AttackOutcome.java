package io.heartproof.attack;

import io.heartproof.classifier.Logits;
import io.heartproof.label.LogOdds;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * What an attack found. Mutable: further attacks on the survivors are added in place; not thread-safe.
 *
 * @param noise (N, L, T): for a broken recording the noise that broke it (where the attack stops there), otherwise the last that
 *     it came to
 * @param predictions (N): what the classifier last answered, the class of its largest logit; where several may hold that says
 *     little; {@link #NO_NUMBER} where an answer was none
 * @param broken (N): whether any answer met the attack's criterion
 * @param odds (N): the worst log odds of all that the classifier answered under noise inside the ball, class by class; none where
 *     it was not asked
 * @param passes (N): how often the classifier was asked
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
public record AttackOutcome(Tensor noise, int[] predictions, boolean[] broken, LogOdds[] odds, PassCounts passes) {
    /** The prediction where a logit is no number: {@link Logits#prediction} would say the first class, which may be the truth. */
    public static final int NO_NUMBER = -1;

    /** The class of the largest logit, or {@link #NO_NUMBER}. */
    public static int prediction(float... logits) {
        return Logits.areNumbers(logits) ? Logits.prediction(logits) : NO_NUMBER;
    }

    /** Of an attack that asked no classifier. */
    public AttackOutcome(Tensor noise, int[] predictions, boolean[] broken) {
        this(noise, predictions, broken, none(broken.length), PassCounts.none(broken.length));
    }

    /** Of so many recordings that nobody has asked about. */
    public static LogOdds[] none(int recordings) {
        LogOdds[] none = new LogOdds[recordings];
        Arrays.fill(none, LogOdds.NONE);
        return none;
    }

    /** Indices of the recordings that are not broken, ascending. */
    public int[] survivors() {
        return IntStream.range(0, broken.length).filter(n -> !broken[n]).toArray();
    }

    /**
     * Writes into this what a further attack on some of the recordings found: passes add up, log odds become the worse
     * ones, what it broke is taken over, and survivors keep their noise.
     *
     * @param recordings the indices here of the recordings there
     */
    public void add(AttackOutcome further, int... recordings) {
        passes.add(further.passes, recordings);
        for (int row = 0; row < recordings.length; row++) {
            odds[recordings[row]] = odds[recordings[row]].worse(further.odds[row]);
        }
        int[] rows = IntStream.range(0, recordings.length)
                .filter(row -> further.broken[row])
                .toArray();
        if (rows.length == 0) {
            return;
        }
        int[] taken = IntStream.of(rows).map(row -> recordings[row]).toArray();
        for (int i = 0; i < taken.length; i++) {
            predictions[taken[i]] = further.predictions[rows[i]];
            broken[taken[i]] = true;
        }
        noise.index_copy_(0, Tensors.indicesLike(noise, taken), Tensors.rows(further.noise, rows));
    }
}
