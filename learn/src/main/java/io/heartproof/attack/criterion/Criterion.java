package io.heartproof.attack.criterion;

import io.heartproof.label.ClassSet;
import io.heartproof.label.Task;
import io.heartproof.loss.Loss;

/**
 * What an attack wants of the answers, and so what counts as broken. An attack does not know which it is: it raises {@link
 * #raised} instead of its own loss, or looks for the largest {@link #margin}. Implementations are immutable.
 *
 * <table>
 * <caption>The criteria; z logits, y the truth</caption>
 * <tr><th>criterion</th><th>broken where</th><th>margin</th></tr>
 * <tr><td>{@link #ANSWER_DIFFERS}</td><td>the answer is not y</td><td>max over k != y of z_k, - z_y</td></tr>
 * <tr><td>{@link #reaches}</td><td>the answer is t</td><td>z_t - max over k != t of z_k</td></tr>
 * <tr><td>{@link #anyFlips}</td><td>any class is answered that y lacks, or missed that it has</td><td>max over k of f_k</td></tr>
 * <tr><td>{@link #flips}</td><td>class k is</td><td>f_k</td></tr>
 * </table>
 *
 * <p>f_k is how far the logit of a class lies beyond its threshold, see {@link FlipsClasses}.
 */
public interface Criterion {
    /** The answer is another than the truth: what an untargeted attack wants. */
    Criterion ANSWER_DIFFERS = new AnswerDiffers();

    /** The answer is the class of that index, whatever the truth: what a targeted attack wants. */
    static Criterion reaches(int target) {
        return new ReachesTarget(target);
    }

    /** Where any classes may hold: the answer differs from the truth in one class or more. */
    static Criterion anyFlips(Task.AnyOf task) {
        return FlipsClasses.any(task);
    }

    /**
     * Where any classes may hold: the class of that index is answered although the recording lacks it, or no longer although
     * it has it; the others do not matter.
     */
    static Criterion flips(Task.AnyOf task, int index) {
        return new FlipsClasses(task, index);
    }

    /**
     * Whether a recording with that answer is broken.
     *
     * @param logits (K) under noise
     * @param truth its classes
     */
    boolean isBroken(float[] logits, ClassSet truth);

    /** How near that answer is to a broken one: above 0 only where the recording is broken, below 0 only where it is not. */
    float margin(float[] logits, ClassSet truth);

    /**
     * What an attack raises to meet the criterion.
     *
     * @param loss small where the answer is its label, such as cross entropy
     */
    Loss raised(Loss loss);

    /**
     * The classes that an attack can be aimed at one after the other, the nearest first: the indices at which a loss such as
     * {@link io.heartproof.loss.TargetedDlr} takes its targets before it is {@link #raised}.
     *
     * @param logits (K) without noise
     */
    int[] rivals(float[] logits, ClassSet truth);
}
