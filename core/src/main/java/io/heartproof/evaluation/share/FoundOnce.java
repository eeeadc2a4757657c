package io.heartproof.evaluation.share;

import io.heartproof.problem.BadData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finding of a kind about each recording of a list; what is found twice must be the same. Not thread-safe. */
final class FoundOnce<V> {
    private final String what;
    private final List<String> recordings;
    private final List<@Nullable V> found;

    /** Of which nothing is found yet; {@code what} says in messages what it is. */
    FoundOnce(String what, List<String> recordings) {
        this.what = what;
        this.recordings = recordings;
        this.found = new ArrayList<>(Collections.<@Nullable V>nCopies(recordings.size(), null));
    }

    /** Takes in what was found {@code where} about the recording at a position. */
    void put(String where, int position, V value) {
        V before = found.set(position, value);
        if (before != null && !before.equals(value)) {
            throw new BadData(
                    where,
                    "contradicts another share on recording %s: its %s is %s, not %s"
                            .formatted(recordings.get(position), what, value, before));
        }
    }

    boolean has(int position) {
        return found.get(position) != null;
    }

    /** What was found about the recording at a position. */
    V get(int position) {
        V value = found.get(position);
        if (value == null) {
            throw new BadData(recordings.get(position), "no share of the evaluation has its " + what);
        }
        return value;
    }
}
