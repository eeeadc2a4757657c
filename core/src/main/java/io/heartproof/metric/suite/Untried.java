package io.heartproof.metric.suite;

import io.heartproof.condition.Kind;
import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An attack that was left out for want of time, on some recordings or on all: an entry of {@code untried} in {@code
 * results.json}. Those recordings count as if it had not broken them. Immutable.
 *
 * @param kind of the noise
 * @param attack its name; of a suite one of its attacks
 * @param recordings how many it was left out on, at one level or more
 * @param attacked how many it was made on, at one level or more; 0 where it was left out altogether
 */
public record Untried(Kind kind, String attack, int recordings, int attacked) {
    /** What all figures of such an evaluation mean, in a sentence without its full stop; empty where nothing was left out. */
    public static Optional<String> warning(List<Untried> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream()
                        .map(Untried::words)
                        .collect(Collectors.joining(
                                ", ",
                                "left out for want of time: ",
                                "; robust accuracy is an upper bound: the attacks in full may break more recordings")));
    }

    private String words() {
        String name = attack.equals(kind.source()) ? attack : attack + " of " + kind.source();
        String where = attacked == 0 ? "" : " on " + Counted.of(recordings, "recording");
        return name + " " + kind.norm() + where;
    }
}
