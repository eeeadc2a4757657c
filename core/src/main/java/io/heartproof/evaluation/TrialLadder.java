package io.heartproof.evaluation;

import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ladder that asks trial by trial.
 *
 * @param name for the user; empty where the trials say themselves how far they are
 * @param asked on whom a level is tried
 */
record TrialLadder(String name, List<? extends Trial> trials, Asked asked) implements Ladder {
    TrialLadder {
        trials = List.copyOf(trials);
    }

    /** On whom a level is tried. */
    enum Asked {
        /** On all that are right without noise. */
        RIGHT_WITHOUT_NOISE,
        /** On those that withstood the level below. */
        SURVIVORS
    }

    @Override
    public int steps() {
        return asked == Asked.SURVIVORS ? trials.size() : 1;
    }

    @Override
    public Climbed climb(PreparedSet set, Answers clean, Progress progress, Progress.Stage steps) {
        if (asked == Asked.SURVIVORS) {
            return climb(set, clean, steps);
        }
        try (Progress.Stage levels = progress.start(name, Math.max(1, trials.size()))) {
            Climbed climbed = climb(set, clean, levels);
            steps.advance(1);
            return climbed;
        }
    }

    private Climbed climb(PreparedSet set, Answers clean, Progress.Stage stage) {
        List<Answers> answers = new ArrayList<>();
        RightSoFar right = RightSoFar.of(set, clean);
        for (Trial trial : trials) {
            Answers answered = trial.answers(right.set());
            boolean climbs = asked == Asked.SURVIVORS;
            RightSoFar after = climbs ? right.thenWorse(answered) : right.then(answered);
            answers.add(after.answers());
            right = climbs ? after : right;
            stage.advance(1);
        }
        return new Climbed(answers, Optional.empty());
    }
}
