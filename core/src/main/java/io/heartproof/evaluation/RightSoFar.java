package io.heartproof.evaluation;

import io.heartproof.label.LogOdds;
import io.heartproof.prepared.PreparedSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * Those of a list of recordings whose answer is right so far; one that is wrong stays wrong. Immutable but for its arrays, which
 * nobody changes.
 *
 * @param all N recordings
 * @param answers about them so far
 * @param positions of those that are right
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
record RightSoFar(PreparedSet all, Answers answers, int[] positions) {
    static RightSoFar of(PreparedSet all, Answers answers) {
        int[] positions = IntStream.range(0, all.size())
                .filter(i -> answers.predictions()[i] == all.labels()[i])
                .toArray();
        return new RightSoFar(all, answers, positions);
    }

    /** The right ones. */
    PreparedSet set() {
        return all.at(positions);
    }

    /** After a further question about the right ones, answered in their order. */
    RightSoFar then(Answers answered) {
        return then(answered, (before, now) -> now);
    }

    /** As above, where log odds are the worse ones of those so far and those of the further question. */
    RightSoFar thenWorse(Answers answered) {
        return then(answered, LogOdds::worse);
    }

    private RightSoFar then(Answers answered, BinaryOperator<LogOdds> merge) {
        int[] predictions = answers.predictions().clone();
        boolean areKnown = answered.odds().size() == positions.length;
        List<LogOdds> odds = new ArrayList<>(areKnown ? answers.odds() : List.of());
        for (int i = 0; i < positions.length; i++) {
            predictions[positions[i]] = answered.predictions()[i];
            if (!odds.isEmpty()) {
                odds.set(
                        positions[i],
                        merge.apply(odds.get(positions[i]), answered.odds().get(i)));
            }
        }
        return of(all, new Answers(answered.condition(), predictions, odds));
    }
}
