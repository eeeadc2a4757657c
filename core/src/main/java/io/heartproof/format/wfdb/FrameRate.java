package io.heartproof.format.wfdb;

import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Which number of samples per frame a recording has where its signals differ in it. Leads share one: that of most standard
 * leads, else of most signals that are called an ECG, else the largest. Signals with a multiple of it are averaged down to it,
 * any others (breath, pulse) are left out.
 */
final class FrameRate {
    private FrameRate() {}

    /** The number of samples per frame; 1 where there is no signal. */
    static int of(Collection<SignalLine> signals) {
        Map<Integer, Group> groups = signals.stream()
                .collect(Collectors.groupingBy(
                        line -> line.storage().samplesPerFrame(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Group::of)));
        return groups.entrySet().stream()
                .max(Map.Entry.<Integer, Group>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    /** Whether a signal has samples for every sample of the leads. */
    static boolean serves(SignalLine line, int samplesPerFrame) {
        return line.storage().samplesPerFrame() % samplesPerFrame == 0;
    }

    /** The note that a signal does not. */
    static String leftOut(SignalLine line, int samplesPerFrame) {
        return String.format(
                Locale.ROOT,
                "signal %s is left out: its frames have %s, those of the leads %d",
                line.description(),
                Counted.of(line.storage().samplesPerFrame(), "sample"),
                samplesPerFrame);
    }

    /** The one with more samples per frame. */
    static SignalLine faster(SignalLine one, SignalLine other) {
        return other.storage().samplesPerFrame() > one.storage().samplesPerFrame() ? other : one;
    }

    /** What the signals of one number of samples per frame are. */
    private record Group(long standardLeads, long ecgs) implements Comparable<Group> {
        private static final Comparator<Group> ORDER =
                Comparator.comparingLong(Group::standardLeads).thenComparingLong(Group::ecgs);

        static Group of(Collection<SignalLine> signals) {
            return new Group(
                    count(signals, line -> new Lead(line.description()).isStandard() ? 1 : 0),
                    count(signals, line -> isCalledEcg(line.description()) ? 1 : 0));
        }

        private static long count(Collection<SignalLine> signals, ToLongFunction<SignalLine> one) {
            return signals.stream().mapToLong(one).sum();
        }

        private static boolean isCalledEcg(String name) {
            String upper = name.toUpperCase(Locale.ROOT);
            return upper.contains("ECG") || upper.contains("EKG") || upper.startsWith("ML") || upper.startsWith("MCL");
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }
}
