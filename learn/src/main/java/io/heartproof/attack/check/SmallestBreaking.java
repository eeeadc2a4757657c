package io.heartproof.attack.check;

import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SecurityCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The smallest level of several attacks at which each recording is wrong, and what the classifier answers there. Immutable. */
final class SmallestBreaking {
    private final @Nullable Answers[] smallest;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * Of an evaluation.
     *
     * @param attacks some of its answers, all in one unit
     */
    SmallestBreaking(Evaluation evaluation, List<Answers> attacks) {
        smallest = new @Nullable Answers[evaluation.recordings().size()];
        List<Answers> falling = attacks.stream()
                .sorted(Comparator.comparingDouble(
                        (Answers one) -> -one.condition().level()))
                .toList();
        for (int i = 0; i < smallest.length; i++) {
            positions.put(evaluation.recordings().get(i), i);
            for (Answers answers : falling) {
                smallest[i] = answers.predictions()[i] == evaluation.truth()[i] ? smallest[i] : answers;
            }
        }
    }

    private @Nullable Answers of(String recording) {
        Integer position = positions.get(recording);
        return position == null ? null : smallest[position];
    }

    /** The answers of a suite at one of its levels, wrong where noise of at most that level makes them so. */
    Answers and(Answers suite, int... truth) {
        int[] predictions = suite.predictions().clone();
        List<LogOdds> odds = new ArrayList<>(suite.odds());
        for (int i = 0; i < predictions.length; i++) {
            Answers other = smallest[i];
            boolean breaks = other != null
                    && SecurityCurve.lies(
                            other.condition().level(), suite.condition().level());
            if (breaks && predictions[i] == truth[i]) {
                predictions[i] = other.predictions()[i];
                if (!odds.isEmpty()) {
                    odds.set(i, odds.get(i).ofWrongAnswer());
                }
            }
        }
        return new Answers(suite.condition(), predictions, odds);
    }

    /** The smallest of the suite's levels at which one of these attacks breaks a recording that the suite left there. */
    Optional<Double> below(AttackedRecording suite, List<Double> levels) {
        Answers other = of(suite.recording());
        if (other == null) {
            return Optional.empty();
        }
        double before = suite.level().orElse(Double.POSITIVE_INFINITY);
        return levels.stream()
                .filter(level -> SecurityCurve.lies(other.condition().level(), level) && level < before)
                .findFirst();
    }

    /** What is known of a recording, with the level at which one of these attacks breaks it, where that is a smaller one. */
    AttackedRecording and(AttackedRecording suite, List<Double> levels) {
        Answers other = of(suite.recording());
        Optional<Double> level = below(suite, levels);
        if (other == null || level.isEmpty()) {
            return suite;
        }
        double size = other.condition().level();
        boolean smaller = size < suite.size();
        return new AttackedRecording(
                suite.recording(),
                Optional.of(other.condition().kind().source()),
                level,
                Optional.of(Math.min(size, suite.size())),
                smaller && other.condition().kind().unit().isMicrovolts() ? Optional.of(size) : suite.microvolts(),
                suite.forward(),
                suite.backward());
    }
}
