package io.heartproof.attack.black;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The changes of noise that {@link Square} tries, drawn by each recording's own seed. Changes are (asked, L, T) in the budget's
 * unit. Keeps the state of its random numbers; not thread-safe; makes tensors in the current scope.
 */
final class WindowChanges {
    private final NoiseSpace space;
    private final int[][] times;
    private final SeededRandom[] random;
    private final int leads;
    private final int length;

    WindowChanges(NoiseSpace space) {
        this.space = space;
        times = space.times();
        random = LongStream.of(space.victims().seeds())
                .mapToObj(SeededRandom::of)
                .toArray(SeededRandom[]::new);
        leads = Math.toIntExact(space.victims().values().size(1));
        length = Math.toIntExact(space.victims().values().size(2));
    }

    /** How to change one recording. */
    @FunctionalInterface
    private interface WindowChange {
        /** Writes into the (L, T) values of {@code changes} that begin at {@code from}. */
        void write(int recording, float[] changes, int from);
    }

    /** To plus or minus epsilon throughout, by a sign for each lead. */
    Tensor signPerLead(int... asked) {
        return changes((recording, changes, from) -> window(recording, changes, from, times[recording].length), asked);
    }

    /** To plus or minus epsilon throughout, by a sign for each sample of each lead. */
    Tensor signPerSample(int... asked) {
        return changes(
                (recording, changes, from) -> {
                    for (int lead = 0; lead < leads; lead++) {
                        for (int time : times[recording]) {
                            changes[from + lead * length + time] = toOtherEnd(recording);
                        }
                    }
                },
                asked);
    }

    /** To plus or minus epsilon in a window anywhere, by a sign for each lead. */
    Tensor window(WindowSchedule schedule, int query, int... asked) {
        return changes(
                (recording, changes, from) ->
                        window(recording, changes, from, schedule.width(query, times[recording].length)),
                asked);
    }

    private void window(int recording, float[] changes, int from, int width) {
        int[] allowed = times[recording];
        int first = allowed.length > width ? random[recording].index(allowed.length - width + 1) : 0;
        for (int lead = 0; lead < leads; lead++) {
            float change = toOtherEnd(recording);
            for (int i = first; i < Math.min(first + width, allowed.length); i++) {
                changes[from + lead * length + allowed[i]] = change;
            }
        }
    }

    /** Two epsilons, which lead to one end of the budget from wherever the noise is. */
    private float toOtherEnd(int recording) {
        double epsilon = space.epsilons()[recording];
        return (float) (random[recording].chance(0.5) ? 2 * epsilon : -2 * epsilon);
    }

    private Tensor changes(WindowChange change, int... asked) {
        float[] changes = new float[asked.length * leads * length];
        for (int row = 0; row < asked.length; row++) {
            change.write(asked[row], changes, row * leads * length);
        }
        Tensor tensor = Tensors.of(changes, Device.CPU, asked.length, leads, length);
        return Tensors.like(space.victims().values(), tensor);
    }
}
