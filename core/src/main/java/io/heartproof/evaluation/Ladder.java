package io.heartproof.evaluation;

import io.heartproof.batch.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trials of one kind of noise, or of one source after the other, at rising levels, and who takes part in each. A recording
 * that is wrong without noise is not asked under any: it keeps that answer. The noise of an attack that breaks a recording
 * lies inside every larger budget, too, so {@link #climbing} asks at a level only about those that withstood the level below,
 * and the others keep their wrong answer. Source: protocol section 6. As safe for several threads as its trials.
 */
public final class Ladder {
    private final String name;
    private final List<Trial> trials;
    private final boolean survivorsOnly;

    private Ladder(String name, List<? extends Trial> trials, boolean survivorsOnly) {
        this.name = name;
        this.trials = List.copyOf(trials);
        this.survivorsOnly = survivorsOnly;
    }

    /**
     * Every level is tried on all that are right without noise.
     *
     * @param name for the user, such as {@code white noise}
     */
    public static Ladder ofLevels(String name, List<? extends Trial> trials) {
        return new Ladder(name, trials, false);
    }

    /**
     * A level is tried on the survivors of the one below.
     *
     * @param trials that say themselves how far they are
     */
    public static Ladder climbing(List<? extends Trial> trials) {
        return new Ladder("", trials, true);
    }

    /** At rising levels. */
    public List<Trial> trials() {
        return trials;
    }

    /** How many steps of the whole evaluation it stands for: every level of an attack, one for all levels of other noise. */
    int steps() {
        return survivorsOnly ? trials.size() : 1;
    }

    /**
     * Asks trial by trial.
     *
     * @param clean what the classifier answers without noise, (N)
     * @param steps is advanced by {@link #steps}
     */
    List<Answers> climb(PreparedSet set, int[] clean, Progress progress, Progress.Task steps) {
        if (survivorsOnly) {
            return climb(set, clean, steps);
        }
        try (Progress.Task levels = progress.start(name, Math.max(1, trials.size()))) {
            List<Answers> answers = climb(set, clean, levels);
            steps.advance(1);
            return answers;
        }
    }

    private List<Answers> climb(PreparedSet set, int[] clean, Progress.Task task) {
        List<Answers> answers = new ArrayList<>();
        int[] before = clean;
        for (Trial trial : trials) {
            int[] predictions = asked(trial, set, before);
            answers.add(new Answers(trial.condition(), predictions));
            before = survivorsOnly ? predictions : clean;
            task.advance(1);
        }
        return answers;
    }

    private static int[] asked(Trial trial, PreparedSet set, int[] before) {
        int[] open = IntStream.range(0, set.size())
                .filter(i -> before[i] == set.labels()[i])
                .toArray();
        int[] found = trial.predictions(set.at(open));
        int[] predictions = before.clone();
        for (int i = 0; i < open.length; i++) {
            predictions[open[i]] = found[i];
        }
        return predictions;
    }
}
