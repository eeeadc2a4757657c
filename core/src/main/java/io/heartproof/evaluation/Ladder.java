package io.heartproof.evaluation;

import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Conditions of one kind of noise, or of one source after the other, at rising levels, and who takes part in each. A recording
 * that is wrong without noise is asked under none of them: it keeps that answer. The noise of an attack that breaks a recording
 * lies inside every larger budget, too, so under attacks the broken keep their wrong answer at every higher level. Source:
 * protocol section 6. As safe for several threads as its trials.
 */
public interface Ladder {
    /** At rising levels. */
    List<? extends Trial> trials();

    /** How many steps of the whole evaluation it stands for: every level of an attack, one for all levels of other noise. */
    int steps();

    /**
     * Finds the answers at every level.
     *
     * @param clean what the classifier answers without noise
     * @param steps is advanced by {@link #steps}
     */
    Climbed climb(PreparedSet set, Answers clean, Progress progress, Progress.Stage steps);

    /**
     * What was found.
     *
     * @param answers at every level
     * @param suite what a suite of attacks found besides
     */
    record Climbed(List<Answers> answers, Optional<SuiteOutcome> suite) {
        public Climbed {
            answers = List.copyOf(answers);
        }
    }

    /**
     * Every level is tried on all that are right without noise.
     *
     * @param name for the user, such as {@code white noise}
     */
    static Ladder ofLevels(String name, List<? extends Trial> trials) {
        return new TrialLadder(name, trials, TrialLadder.Asked.RIGHT_WITHOUT_NOISE);
    }

    /**
     * A level is tried on the survivors of the one below.
     *
     * @param trials that say themselves how far they are
     */
    static Ladder climbing(List<? extends Trial> trials) {
        return new TrialLadder("", trials, TrialLadder.Asked.SURVIVORS);
    }

    /** The search itself decides which levels it tries on which recording. */
    static Ladder searched(LevelSearch search) {
        return new SearchedLadder(search);
    }
}
