package io.heartproof.evaluation;

import io.heartproof.prepared.PreparedSet;
import java.util.stream.IntStream;

/**
 * Those of a list of recordings whose answer is right so far; whoever is wrong stays wrong. Immutable but for its arrays, which
 * nobody changes.
 *
 * @param all N recordings
 * @param predictions (N) so far
 * @param positions of those that are right
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
record RightSoFar(PreparedSet all, int[] predictions, int[] positions) {
    static RightSoFar of(PreparedSet all, int... predictions) {
        int[] positions = IntStream.range(0, all.size())
                .filter(i -> predictions[i] == all.labels()[i])
                .toArray();
        return new RightSoFar(all, predictions, positions);
    }

    /** The right ones. */
    PreparedSet set() {
        return all.at(positions);
    }

    /** After a further question about the right ones, answered in their order. */
    RightSoFar then(int... answered) {
        int[] now = predictions.clone();
        for (int i = 0; i < positions.length; i++) {
            now[positions[i]] = answered[i];
        }
        return of(all, now);
    }
}
