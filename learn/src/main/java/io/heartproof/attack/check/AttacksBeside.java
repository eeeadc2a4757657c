package io.heartproof.attack.check;

import io.heartproof.attack.black.Transfer;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Counts in the worst case of a suite what the attacks that ran beside it found: noise in the same norm and unit, where the suite
 * may have noise, lies in the suite's ball. Of such noise the level is known, which bounds its size. Where noise of another
 * network was tried ({@link Transfer}), a check says whether it broke what the suite had left. Immutable.
 *
 * @param evaluation up every ladder
 */
public record AttacksBeside(Evaluation evaluation) {
    private static final String TRANSFER = "transfer";
    private static final double MOST_TRANSFERRED = 0.002;
    private static final List<String> RESTRICTIONS = List.of(Kind.LEADS, Kind.WINDOW);

    /** The evaluation in which each suite has the worst case over its own attacks and those beside it. */
    public Evaluation counted() {
        List<Answers> answers = new ArrayList<>(evaluation.answers());
        List<SuiteOutcome> suites = new ArrayList<>();
        for (SuiteOutcome suite : evaluation.suites()) {
            List<Answers> beside = beside(suite.kind());
            SmallestBreaking smallest = new SmallestBreaking(evaluation, beside);
            answers.replaceAll(
                    own -> own.condition().kind().equals(suite.kind()) ? smallest.and(own, evaluation.truth()) : own);
            suites.add(beside.isEmpty() ? suite : counted(suite, beside, smallest));
        }
        return new Evaluation(evaluation.labels(), evaluation.recordings(), evaluation.truth(), answers, suites);
    }

    /** The answers under other attacks whose noise the suite might have found. */
    private List<Answers> beside(Kind suite) {
        return evaluation.under(Family.ADVERSARIAL).stream()
                .filter(other -> isInBall(other.condition().kind(), suite))
                .toList();
    }

    private static boolean isInBall(Kind kind, Kind suite) {
        return !kind.equals(suite)
                && kind.norm().equals(suite.norm())
                && kind.unit() == suite.unit()
                && RESTRICTIONS.stream()
                        .allMatch(where -> suite.setting(where).isEmpty()
                                || suite.setting(where).equals(kind.setting(where)));
    }

    private SuiteOutcome counted(SuiteOutcome suite, List<Answers> beside, SmallestBreaking smallest) {
        List<AttackedRecording> recordings = suite.recordings().stream()
                .map(one -> smallest.and(one, suite.levels()))
                .toList();
        List<Check> checks = new ArrayList<>(suite.checks());
        List<Answers> transferred = beside.stream()
                .filter(one -> one.condition().kind().source().equals(Transfer.NAME))
                .toList();
        if (!transferred.isEmpty()) {
            checks.add(transfer(suite, new SmallestBreaking(evaluation, transferred)));
        }
        List<String> remarks = new ArrayList<>(suite.remarks());
        remarks.add(remark(suite, beside, smallest));
        return new SuiteOutcome(
                        suite.kind(), suite.levels(), recordings, suite.attacks(), suite.alone(), checks, remarks)
                .uncalibrated(suite.uncalibrated());
    }

    private static Check transfer(SuiteOutcome suite, SmallestBreaking transferred) {
        List<AttackedRecording> left = suite.recordings().stream()
                .filter(one -> !one.level().equals(suite.levels().stream().findFirst()))
                .toList();
        if (left.isEmpty()) {
            return Check.notMade(MOST_TRANSFERRED, TRANSFER, "every recording breaks at the smallest level");
        }
        long broken = broken(suite, transferred);
        return Check.atMost(
                MOST_TRANSFERRED,
                TRANSFER,
                (double) broken / left.size(),
                String.format(
                        Locale.ROOT,
                        "noise found on another network broke %d of %s at a level at which the suite had left them",
                        broken,
                        Counted.of(left.size(), "recording")));
    }

    private static long broken(SuiteOutcome suite, SmallestBreaking others) {
        return suite.recordings().stream()
                .filter(one -> others.below(one, suite.levels()).isPresent())
                .count();
    }

    private static String remark(SuiteOutcome suite, List<Answers> beside, SmallestBreaking smallest) {
        String names = beside.stream()
                .map(one -> one.condition().kind().source())
                .distinct()
                .collect(Collectors.joining(", "));
        return "What attacks beside the suite found counts in its worst case, too (%s): they broke %s at a level at which it had left them."
                .formatted(names, Counted.of(broken(suite, smallest), "recording"));
    }
}
