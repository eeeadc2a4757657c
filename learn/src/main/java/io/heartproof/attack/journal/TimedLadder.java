package io.heartproof.attack.journal;

import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.metric.suite.Untried;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.Optional;

/**
 * A ladder of attacks that is left where the time of its journal is over. A level that nothing was tried at any more is no
 * level of it; where only some recordings were tried, the others count as unbroken. What was left out stands in {@link
 * AttackJournal#untried}. Belongs to the thread that the ladder belongs to.
 */
public final class TimedLadder implements Ladder {
    private final Ladder ladder;
    private final AttackJournal journal;
    private double largest = Double.POSITIVE_INFINITY;

    public TimedLadder(Ladder ladder, AttackJournal journal) {
        this.ladder = ladder;
        this.journal = journal;
    }

    /** Once it was climbed, those at levels that were tried. */
    @Override
    public List<? extends Trial> trials() {
        return ladder.trials().stream()
                .filter(trial -> trial.condition().level() <= largest)
                .toList();
    }

    @Override
    public int steps() {
        return ladder.steps();
    }

    @Override
    public Climbed climb(PreparedSet set, Answers clean, Progress progress, Progress.Stage steps) {
        AttackTally tally = journal.beginLadder();
        Climbed climbed = ladder.climb(set, clean, progress, steps);
        Kind kind = ladder.trials().get(0).condition().kind();
        List<Untried> untried = tally.untried(kind);
        if (untried.isEmpty()) {
            return climbed;
        }
        journal.addUntried(untried);
        largest = tally.largest();
        return new Climbed(
                climbed.answers().stream()
                        .filter(answers -> answers.condition().level() <= largest)
                        .toList(),
                trials().isEmpty() ? Optional.empty() : climbed.suite());
    }
}
