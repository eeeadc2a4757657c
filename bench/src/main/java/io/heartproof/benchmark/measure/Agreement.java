package io.heartproof.benchmark.measure;

import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Locale;

/**
 * How far the answers of both sides agree, where both were really run.
 *
 * @param condition under which they were asked, such as {@code epsilon 0.01}
 * @param recordings that were asked about
 * @param baseline recordings that the baseline left unbroken
 * @param candidate recordings that the candidate left unbroken
 * @param differing names of the recordings that only one of them broke
 */
public record Agreement(String condition, int recordings, int baseline, int candidate, List<String> differing) {
    public Agreement {
        differing = List.copyOf(differing);
    }

    @Override
    public String toString() {
        String difference = differing.isEmpty() ? "" : "; not the same: " + String.join(", ", differing);
        return String.format(
                Locale.ROOT,
                "%s: of %s %d unbroken, by the baseline %d%s",
                condition,
                Counted.of(recordings, "recording"),
                candidate,
                baseline,
                difference);
    }
}
