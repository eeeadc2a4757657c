package io.heartproof.attack.journal;

import io.heartproof.condition.Kind;
import io.heartproof.metric.suite.Untried;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the attacks of a ladder were made on, and what they were left out on for want of time. Safe for several threads. */
final class AttackTally {
    private final Map<String, Set<String>> attacked = new LinkedHashMap<>();
    private final Map<String, Set<String>> leftOut = new LinkedHashMap<>();
    private double largest = Double.NEGATIVE_INFINITY;

    /** Counts recordings that an attack was made on, each with noise up to a size. */
    synchronized void made(String attack, List<SettledBatch.AskedRecording> asked) {
        add(attacked, attack, asked);
        for (SettledBatch.AskedRecording one : asked) {
            largest = Math.max(largest, one.epsilon().orElse(Double.POSITIVE_INFINITY));
        }
    }

    /** Counts recordings that an attack was left out on. */
    synchronized void leftOut(String attack, List<SettledBatch.AskedRecording> asked) {
        add(leftOut, attack, asked);
    }

    private static void add(Map<String, Set<String>> to, String attack, List<SettledBatch.AskedRecording> asked) {
        Set<String> names = to.computeIfAbsent(attack, name -> new HashSet<>());
        asked.forEach(one -> names.add(one.recording()));
    }

    /** The largest level that any attack was made at, minus infinity where none was made. */
    synchronized double largest() {
        return largest;
    }

    /** The attacks that were left out on some recordings. */
    synchronized List<Untried> untried(Kind kind) {
        return leftOut.entrySet().stream()
                .map(entry -> new Untried(
                        kind,
                        entry.getKey(),
                        entry.getValue().size(),
                        attacked.getOrDefault(entry.getKey(), Set.of()).size()))
                .toList();
    }
}
