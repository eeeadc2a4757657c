package io.heartproof.cli.text;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.experiment.Experiment;
import io.heartproof.experiment.TrainRun;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.metric.suite.Untried;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a training, an evaluation or both, in a few lines. */
public final class OutcomeText {
    private static final int MOST_REFUSALS = 10;
    private static final int SHORTEST_CONDITION = 18;

    private OutcomeText() {}

    public static List<String> training(TrainRun.TrainedRun outcome) {
        List<String> lines = new ArrayList<>(TrainingText.of(outcome));
        addRefusals(lines, outcome.refusals().stream().map(r -> r.reason()).toList());
        lines.add("model        " + outcome.run());
        return lines;
    }

    public static List<String> results(Results results) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "evaluated    %s; left out: %d with several labels, %d refused",
                Counted.of(results.recordings(), "recording"),
                results.leftOut().multiLabel(),
                results.leftOut().refused()));
        addRefusals(lines, results.refusals().stream().map(r -> r.reason()).toList());
        RecordingOrigin.warning(results.provenance()).ifPresent(warning -> lines.add("warning      " + warning));
        lines.addAll(scores(results));
        results.suites().forEach(suite -> addSuite(lines, suite));
        results.attackChecks().forEach(attack -> addChecks(lines, attack));
        Untried.warning(results.untried()).ifPresent(warning -> lines.add("warning      " + warning));
        return lines;
    }

    public static List<String> experiment(Experiment.FinishedExperiment outcome) {
        List<String> lines = new ArrayList<>(training(outcome.training()));
        lines.addAll(results(outcome.results()));
        lines.add("report       " + outcome.report().toAbsolutePath());
        return lines;
    }

    private static String text(Condition condition) {
        Kind kind = condition.kind();
        return switch (kind.family()) {
            case CLEAN -> "clean";
            case WHITE_NOISE -> "white noise " + condition.level();
            case RECORDED_NOISE -> "%s %s dB".formatted(kind.source(), condition.level());
            case ADVERSARIAL -> "%s %s %s".formatted(kind.source(), kind.norm(), condition.level());
        };
    }

    /** A line for each condition, with figures below one another. */
    private static List<String> scores(Results results) {
        List<ConditionScores> all = Stream.of(
                        Family.CLEAN, Family.WHITE_NOISE, Family.RECORDED_NOISE, Family.ADVERSARIAL)
                .flatMap(family -> results.under(family).stream())
                .toList();
        int longest = all.stream()
                .mapToInt(one -> text(one.condition()).length())
                .max()
                .orElse(0);
        String line = "%-" + Math.max(SHORTEST_CONDITION, longest) + "s accuracy %s, macro F1 %s";
        return all.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        line,
                        text(one.condition()),
                        one.scores().accuracy(),
                        one.scores().macroF1()))
                .toList();
    }

    /** Whether what a suite found can be trusted. */
    private static void addSuite(List<String> lines, SuiteFindings suite) {
        String name = "%-12s".formatted(suite.kind().source());
        suite.remarks()
                .forEach(remark ->
                        lines.add("%s %s: %s".formatted(name, suite.kind().norm(), remark)));
        addChecks(lines, new AttackChecks(suite.kind(), suite.checks()));
    }

    private static void addChecks(List<String> lines, AttackChecks attack) {
        Kind kind = attack.kind();
        attack.checks().forEach(check -> lines.add("%-12s %s: %s".formatted(kind.source(), kind.norm(), check)));
        if (!attack.alarms().isEmpty()) {
            lines.add("warning      these figures are not to be trusted: "
                    + attack.alarms().stream().map(Check::name).collect(Collectors.joining(", ")));
        }
    }

    private static void addRefusals(List<String> lines, List<String> reasons) {
        reasons.stream().limit(MOST_REFUSALS).forEach(reason -> lines.add("refused      " + reason));
        if (reasons.size() > MOST_REFUSALS) {
            lines.add("refused      " + (reasons.size() - MOST_REFUSALS) + " more; heartproof validate lists all");
        }
    }
}
