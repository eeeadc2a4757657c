package io.heartproof.attack.ranking;

import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;

/**
 * A ladder of attacks that end where a recording breaks, and whose noise has a form of its own: nothing is known of log odds
 * beyond that noise, so none are given. Belongs to the thread that the ladder belongs to.
 */
public record UnrankedLadder(Ladder ladder) implements Ladder {
    @Override
    public List<? extends Trial> trials() {
        return ladder.trials();
    }

    @Override
    public int steps() {
        return ladder.steps();
    }

    @Override
    public Climbed climb(PreparedSet set, Answers clean, Progress progress, Progress.Stage steps) {
        Climbed climbed = ladder.climb(set, clean, progress, steps);
        return new Climbed(
                climbed.answers().stream().map(one -> one.with(List.of())).toList(), climbed.suite());
    }
}
