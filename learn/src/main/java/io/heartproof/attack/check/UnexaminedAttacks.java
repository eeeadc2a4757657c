package io.heartproof.attack.check;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the answers themselves say against the figures of attacks that do not examine themselves, as a suite does: log odds are
 * the worst of the attack's and of the short attack's on the margin, so they may be of a wrong answer where the attack found
 * none. Immutable.
 */
public record UnexaminedAttacks(Evaluation evaluation) {
    private static final String NAME = "short attack beats this one";
    private static final double MOST_BROKEN = 0.01;

    /** Beyond it 1 - p, and with it the gradient of the cross entropy on the class's own logit, rounds to 0 in float. */
    private static final double SURE = 24 * Math.log(2);

    /** Of each attack that is no suite and whose log odds are known. */
    public List<AttackChecks> checks() {
        List<Kind> suites = evaluation.suites().stream().map(SuiteOutcome::kind).toList();
        return evaluation.noises().stream()
                .filter(kind -> kind.family() == Family.ADVERSARIAL && !suites.contains(kind))
                .map(this::at)
                .filter(levels -> levels.stream().noneMatch(one -> one.odds().isEmpty()))
                .map(levels -> new AttackChecks(levels.get(0).condition().kind(), List.of(shortAttack(levels))))
                .toList();
    }

    private List<Answers> at(Kind kind) {
        return evaluation.answers().stream()
                .filter(one -> one.condition().kind().equals(kind))
                .toList();
    }

    private Check shortAttack(List<Answers> levels) {
        long left = count(i -> levels.stream().anyMatch(level -> isRight(level, i)));
        if (left == 0) {
            return Check.notMade(MOST_BROKEN, NAME, "every recording breaks at the smallest level");
        }
        long broken = count(i -> levels.stream()
                .anyMatch(level -> isRight(level, i) && level.odds().get(i).areOfWrongAnswer()));
        long sure = count(i -> levels.stream().anyMatch(level -> isRight(level, i)) && isSure(i));
        return Check.atMost(
                MOST_BROKEN,
                NAME,
                (double) broken / left,
                String.format(
                        Locale.ROOT,
                        "the attack of a few steps on the margin, made for AUROC, broke %d of %s at a level at which"
                                + " this one had left them; the network is so sure of %d of them that the cross entropy"
                                + " has next to no gradient",
                        broken,
                        Counted.of(left, "recording"),
                        sure));
    }

    private long count(IntPredicate recordings) {
        return IntStream.range(0, evaluation.truth().length).filter(recordings).count();
    }

    private boolean isRight(Answers answers, int recording) {
        return answers.predictions()[recording] == evaluation.truth()[recording];
    }

    private boolean isSure(int recording) {
        List<LogOdds> clean = evaluation.answers().get(0).odds();
        return !clean.isEmpty() && clean.get(recording).of(evaluation.truth()[recording]) > SURE;
    }
}
