package io.heartproof.defence.margin;

import io.heartproof.training.objective.RecordingMemory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much noise each training recording bears, as far as is known. After an epoch in which a recording was right whenever it was
 * drawn, its margin m becomes
 *
 * <pre>{@code
 * m + step 0.9^floor(m / step)                            where no attack of size m changed its answer
 * the smallest distance to which an attack was refined    where one did
 * }</pre>
 *
 * and stays as it is otherwise. All begin with the step. Source: the authors' program of Adaptive Margin Evolution (Ma and Liang
 * 2023), {@code AME_update_margin_no_upperbound}. A recording may be drawn several times an epoch here, so its smallest distance
 * counts. Thread-safe: numbers that are noted change nothing until the epoch ends.
 */
public final class Margins implements RecordingMemory {
    private static final double SLOWER = 0.9;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** Smaller than every distance: a recording that was wrong once keeps its margin, whatever its other draws came to. */
    private static final double WRONG = -1;

    private final double step;
    private final Map<String, Double> margins = new ConcurrentHashMap<>();
    private final Map<String, Double> distances = new ConcurrentHashMap<>();

    /** @param step by how much a margin grows at first, in the unit of the margins; positive */
    public Margins(double step) {
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("expected a positive step, got " + step);
        }
        this.step = step;
    }

    /** The margin of a recording in this epoch. */
    double of(String recording) {
        return margins.getOrDefault(recording, step);
    }

    /** Notes that no attack of the size of its margin changed a recording's answer, which was right. */
    void noteUnbroken(String recording) {
        noteBroken(recording, NEVER);
    }

    /** Notes that a recording's answer was wrong without an attack. */
    void noteWrong(String recording) {
        noteBroken(recording, WRONG);
    }

    /** Notes that an attack changed the answer, and at which distance at the latest. */
    void noteBroken(String recording, double distance) {
        distances.merge(recording, distance, Math::min);
    }

    @Override
    public Map<String, Double> noted() {
        return new TreeMap<>(distances);
    }

    @Override
    public void note(Map<String, Double> others) {
        others.forEach(this::noteBroken);
    }

    @Override
    public void endEpoch() {
        distances.values().removeIf(distance -> distance == WRONG);
        distances.forEach(
                (recording, distance) -> margins.put(recording, distance < NEVER ? distance : grown(of(recording))));
        distances.clear();
    }

    private double grown(double margin) {
        return margin + step * Math.pow(SLOWER, Math.floor(margin / step));
    }

    @Override
    public Map<String, Double> values() {
        return new TreeMap<>(margins);
    }

    @Override
    public void restore(Map<String, Double> values) {
        margins.clear();
        distances.clear();
        margins.putAll(values);
    }
}
