package io.heartproof.attack.ranking;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.evaluation.Answers;
import io.heartproof.metric.suite.Check;
import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether the short attack breaks recordings at a level at which a suite had left them: with a few steps, it should not. Immutable.
 *
 * @param answers of the suite, level by level
 * @param clean without noise, right for all that were attacked
 */
record ShortAttackCheck(List<Answers> answers, Answers clean) {
    private static final String NAME = "short attack beats the suite";
    private static final double MOST_BROKEN = 0.002;

    /**
     * Compares both.
     *
     * @param right positions of the recordings that were attacked
     * @param found level by level what the short attack found against them
     */
    Check of(int[] right, List<List<AttackFinding>> found) {
        boolean cut = found.stream().flatMap(List::stream).anyMatch(one -> !one.isMade());
        long left = count(right, (level, i) -> true);
        long broken = count(right, (level, i) -> isWrong(found.get(level).get(i)));
        if (left == 0 || (cut && broken == 0)) {
            return Check.notMade(
                    MOST_BROKEN, NAME, cut ? "no time was left" : "every recording breaks at the smallest level");
        }
        return Check.atMost(
                MOST_BROKEN,
                NAME,
                (double) broken / left,
                String.format(
                        Locale.ROOT,
                        "the attack of a few steps that is made for AUROC broke %d of %s at a level at which the suite"
                                + " had left them",
                        broken,
                        Counted.of(left, "recording")));
    }

    private static boolean isWrong(AttackFinding one) {
        return one.broken() || one.odds().areOfWrongAnswer();
    }

    /** A question about a recording that the suite left at a level. */
    @FunctionalInterface
    private interface AtLevel {
        boolean test(int level, int i);
    }

    /** How many recordings the suite left at a level of which that is so. */
    private long count(int[] right, AtLevel question) {
        return IntStream.range(0, right.length)
                .filter(i -> IntStream.range(0, answers.size())
                        .anyMatch(level -> isLeft(level, right[i]) && question.test(level, i)))
                .count();
    }

    private boolean isLeft(int level, int recording) {
        return answers.get(level).predictions()[recording] == clean.predictions()[recording];
    }
}
