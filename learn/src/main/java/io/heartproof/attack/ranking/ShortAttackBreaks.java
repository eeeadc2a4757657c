package io.heartproof.attack.ranking;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.evaluation.Answers;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SecurityCurve;
import io.heartproof.metric.suite.SuiteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Counts in the worst case of a suite what the short attack broke: noise within a level counts there, whoever found it.
 * Immutable.
 *
 * @param right positions of all recordings that are right without noise, R
 * @param levels rising, L
 * @param found (L, R) what the short attack found at each level
 */
@SuppressWarnings("ArrayRecordComponent") // made for one call, compared by nobody
record ShortAttackBreaks(int[] right, List<Double> levels, List<List<AttackFinding>> found) {
    /**
     * The first noise of rising levels that broke a recording.
     *
     * @param level position of the smallest level that it lies in
     */
    private record FirstBreak(int level, AttackFinding noise) {}

    /**
     * The answers of a suite, wrong where the short attack makes them so.
     *
     * @param level position of the level that they were given at
     * @param clean without noise, right for those that were attacked
     */
    Answers and(Answers suite, int level, Answers clean) {
        int[] predictions = suite.predictions().clone();
        for (int i = 0; i < right.length; i++) {
            int recording = right[i];
            if (predictions[recording] == clean.predictions()[recording]) {
                predictions[recording] = first(i).filter(one -> one.level <= level)
                        .map(one -> one.noise.prediction())
                        .orElse(predictions[recording]);
            }
        }
        return new Answers(suite.condition(), predictions, suite.odds());
    }

    /** What a suite found, or the short attack with smaller noise. */
    SuiteOutcome and(SuiteOutcome suite) {
        return suite.with(IntStream.range(0, right.length)
                .mapToObj(i -> first(i).map(one -> and(suite.recordings().get(i), one))
                        .orElse(suite.recordings().get(i)))
                .toList());
    }

    private AttackedRecording and(AttackedRecording suite, FirstBreak own) {
        AttackFinding noise = own.noise;
        double level = levels.get(own.level);
        boolean lower = level < suite.level().orElse(Double.POSITIVE_INFINITY);
        boolean smaller = noise.size() < suite.size();
        return new AttackedRecording(
                suite.recording(),
                lower ? Optional.of(ShortAttack.NAME) : suite.brokenBy(),
                lower ? Optional.of(level) : suite.level(),
                smaller ? Optional.of(noise.size()) : suite.smallest(),
                smaller ? Optional.of(noise.microvolts()).filter(Double::isFinite) : suite.microvolts(),
                suite.forward(),
                suite.backward());
    }

    private Optional<FirstBreak> first(int i) {
        return IntStream.range(0, levels.size())
                .filter(level -> found.get(level).get(i).broken())
                .boxed()
                .findFirst()
                .map(level -> first(level, found.get(level).get(i)));
    }

    private FirstBreak first(int asked, AttackFinding noise) {
        int smallest = IntStream.range(0, asked)
                .filter(level -> SecurityCurve.lies(noise.size(), levels.get(level)))
                .findFirst()
                .orElse(asked);
        return new FirstBreak(smallest, noise);
    }
}
