package io.heartproof.attack.white;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The step sizes of {@link Apgd}, recording by recording, and the losses on which they hang. At a checkpoint the step of a
 * recording is halved where one of these holds:
 *
 * <ol>
 *   <li>at most 75 % of the steps since the last checkpoint raised the loss;
 *   <li>it was not halved at the last checkpoint, and the highest loss has not risen since; not at the first checkpoint.
 * </ol>
 *
 * Source: Croce and Hein 2020 (arXiv 2003.01690, section 4.1). The first step counts as raising the loss where it raised
 * that of the start, which the authors' program does not compare. All arrays have an entry per open recording, in their
 * order. Not thread-safe.
 */
final class StepHalving {
    private static final double ENOUGH_RISES = 0.75;

    private double[] steps;
    private float[] last;
    private float[] best;
    private float[] bestAtCheckpoint;
    private int[] rises;
    private boolean[] halved;

    /**
     * At the start.
     *
     * @param steps the first step of each recording
     * @param losses there
     */
    StepHalving(double[] steps, float... losses) {
        this.steps = steps.clone();
        last = losses.clone();
        best = losses.clone();
        bestAtCheckpoint = losses.clone();
        rises = new int[losses.length];
        halved = new boolean[losses.length];
        Arrays.fill(halved, true);
    }

    /** The size of each recording's next step. */
    double[] steps() {
        return steps.clone();
    }

    /** Takes in the losses after a step; returns the positions of those that are higher than ever. */
    int[] note(float... losses) {
        for (int i = 0; i < losses.length; i++) {
            rises[i] += losses[i] > last[i] ? 1 : 0;
        }
        last = losses.clone();
        int[] higher = positions(i -> losses[i] > best[i]);
        for (int i : higher) {
            best[i] = losses[i];
        }
        return higher;
    }

    /**
     * At a checkpoint: halves steps.
     *
     * @param stretch steps since the last checkpoint
     * @return positions of the recordings whose step was halved, which go on from their best point
     */
    int[] halve(int stretch) {
        int[] chosen =
                positions(i -> rises[i] <= ENOUGH_RISES * stretch || (!halved[i] && best[i] <= bestAtCheckpoint[i]));
        Arrays.fill(halved, false);
        Arrays.fill(rises, 0);
        bestAtCheckpoint = best.clone();
        for (int i : chosen) {
            halved[i] = true;
            steps[i] /= 2;
        }
        return chosen;
    }

    /** Goes on with those at these positions alone. */
    void keep(int... staying) {
        steps = IntStream.of(staying).mapToDouble(i -> steps[i]).toArray();
        last = floats(last, staying);
        best = floats(best, staying);
        bestAtCheckpoint = floats(bestAtCheckpoint, staying);
        rises = IntStream.of(staying).map(i -> rises[i]).toArray();
        boolean[] before = halved;
        halved = new boolean[staying.length];
        for (int i = 0; i < staying.length; i++) {
            halved[i] = before[staying[i]];
        }
    }

    private int[] positions(IntPredicate wanted) {
        return IntStream.range(0, best.length).filter(wanted).toArray();
    }

    private static float[] floats(float[] values, int... positions) {
        float[] some = new float[positions.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[positions[i]];
        }
        return some;
    }
}
