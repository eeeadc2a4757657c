package io.heartproof.attack.criterion;

import io.heartproof.label.ClassSet;
import io.heartproof.label.Task;
import io.heartproof.loss.Loss;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where any of K classes may hold: one or more of the watched ones are answered otherwise than by truth.
 *
 * <pre>{@code
 * tau_k = log(p_k / (1 - p_k)),   f_k = z_k - tau_k where the truth lacks class k, tau_k - z_k where it has it
 * z'    = (0, f_k for each watched k)
 * }</pre>
 *
 * p_k is the threshold of a class in probabilities. So class k is flipped where f_k exceeds 0, and a recording is broken where
 * z' has its largest value elsewhere than at index 0. That is the question of {@link Criterion#ANSWER_DIFFERS} about logits z'
 * and the label 0, so that every loss and every attack for one class serves several ({@link FlipsLoss}). Ours.
 *
 * @param thresholds tau, one per class
 * @param watched indices of classes, ascending
 */
record FlipsClasses(Task.AnyOf task, List<Double> thresholds, List<Integer> watched) implements Criterion {
    FlipsClasses {
        thresholds = List.copyOf(thresholds);
        watched = List.copyOf(watched);
        for (int k : watched) {
            if (k < 0 || k >= thresholds.size()) {
                throw new IllegalArgumentException(
                        "expected an index of one of " + thresholds.size() + " classes, got " + k);
            }
            if (thresholds.get(k).isInfinite()) {
                throw new IllegalArgumentException(
                        "expected a threshold below 1, got 1 for class " + k + ", which is never answered");
            }
        }
    }

    FlipsClasses(Task.AnyOf task, int... watched) {
        this(
                task,
                task.thresholds().stream().map(p -> Math.log(p / (1 - p))).toList(),
                IntStream.of(watched).boxed().toList());
    }

    static FlipsClasses any(Task.AnyOf task) {
        return new FlipsClasses(
                task, IntStream.range(0, task.thresholds().size()).toArray());
    }

    @Override
    public boolean isBroken(float[] logits, ClassSet truth) {
        ClassSet answer = task.answer(logits);
        return watched.stream().anyMatch(k -> answer.has(k) != truth.has(k));
    }

    @Override
    public float margin(float[] logits, ClassSet truth) {
        return (float) watched.stream()
                .mapToDouble(k -> beyond(k, logits, truth))
                .max()
                .orElseThrow();
    }

    private double beyond(int k, float[] logits, ClassSet truth) {
        double above = logits[k] - thresholds.get(k);
        return truth.has(k) ? -above : above;
    }

    @Override
    public Loss raised(Loss loss) {
        return new FlipsLoss(loss, thresholds, watched);
    }

    /** Indices into z'. */
    @Override
    public int[] rivals(float[] logits, ClassSet truth) {
        return IntStream.range(0, watched.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -beyond(watched.get(i), logits, truth)))
                .mapToInt(i -> i + 1)
                .toArray();
    }
}
