package io.heartproof.simulate;

import io.heartproof.label.Label;
import io.heartproof.parallel.OrderedWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Simulated recordings of the classes that a training has fewer recordings of than of its largest, so that they are not taught by
 * the same few again and again. Of a class c with n_c recordings it gets m_c more,
 *
 * <pre>{@code
 * m_c = min(largest n - n_c, round(share / (1 - share) n_c))
 * }</pre>
 *
 * so that the share of them is simulated, but no class becomes larger than the largest. Classes that the {@link Simulator} does
 * not know get none. Immutable; the recordings depend on counts and seed alone.
 *
 * @param counts m_c of the classes that get any
 * @param seed of the simulator
 */
public record RareClasses(Map<Label, Integer> counts, long seed) {
    /** Classes in their order, each with that many; those of the same class stand together. */
    public RareClasses {
        Map<Label, Integer> ordered = new TreeMap<>(Comparator.comparingInt(Label::index));
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
    }

    /**
     * What is missing beside recordings of these classes.
     *
     * @param labels one of each recording
     * @param share in [0, 1)
     */
    public static RareClasses of(List<Label> labels, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("expected a share in [0, 1), got " + share);
        }
        Map<Label, Long> present =
                labels.stream().collect(Collectors.groupingBy(label -> label, Collectors.counting()));
        long largest =
                present.values().stream().mapToLong(Long::longValue).max().orElse(0);
        Map<Label, Integer> counts = new TreeMap<>(Comparator.comparingInt(Label::index));
        present.forEach((label, count) -> {
            long more = Math.min(largest - count, Math.round(share / (1 - share) * count));
            if (more > 0 && SimulatedDiagnosis.knows(label)) {
                counts.put(label, Math.toIntExact(more));
            }
        });
        return new RareClasses(counts, seed);
    }

    /** How many recordings there are. */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One after the other, simulated on that many threads. */
    public Stream<SimulatedRecording> simulated(int threads) {
        Simulator simulator = new Simulator(seed);
        List<Label> all = new ArrayList<>();
        counts.forEach((label, count) -> all.addAll(Collections.nCopies(count, label)));
        return OrderedWork.map(
                Stream.iterate(0, i -> i < all.size(), i -> i + 1).iterator(),
                i -> simulator.simulate(all.get(i), i + 1),
                threads);
    }

    /** The counts in words: {@code PVC 12, STE 3}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %d", one.getKey().name(), one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
