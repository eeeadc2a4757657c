package io.heartproof.benchmark.ladder;

import io.heartproof.benchmark.measure.ProcessorUse;
import io.heartproof.benchmark.setup.PaddedSamples;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the figures of {@link LadderComparisons} rest on, a sentence each. Immutable. */
record LadderNotes(Setup setup, PreparedSet set, PublishedTime published) {
    /** Of the ladder of PGD. */
    List<String> ofLadder(EvaluationTime ladder, ProcessorUse use) {
        List<String> notes = new ArrayList<>(common(ladder));
        notes.add(looks(",", ladder));
        notes.addAll(ends(use));
        return notes;
    }

    /** Of the suite. */
    List<String> ofSuite(EvaluationTime suite, ProcessorUse use) {
        List<String> notes = new ArrayList<>(common(suite));
        notes.add(looks(", checks included,", suite));
        for (SuiteOutcome outcome : suite.last().suites()) {
            notes.add("forward passes and gradients: " + passes(outcome.attacks()) + ". "
                    + String.join(" ", outcome.remarks()));
            notes.add(alarms(outcome.checks()));
        }
        notes.addAll(ends(use));
        return notes;
    }

    private List<String> common(EvaluationTime evaluation) {
        List<String> notes = new ArrayList<>();
        int right = evaluation.right().length;
        notes.add(String.format(
                Locale.ROOT,
                "%s, %d of them right without noise; levels %s, %s, %s",
                Counted.of(set.size(), "recording"),
                right,
                setup.pgd().linf(),
                Counted.of(setup.pgd().starts(), "start"),
                Counted.of(setup.pgd().iterations(), "iteration")));
        if (2 * right < set.size()) {
            notes.add("most are wrong without noise and not attacked, so the ratio says little: train more or give"
                    + " --model");
        }
        return notes;
    }

    private String looks(String what, EvaluationTime evaluation) {
        return String.format(
                Locale.ROOT,
                "looks at a recording: %d in bucket form%s by the published procedure %d in published form",
                evaluation.looks(),
                what,
                published.looks());
    }

    private static String passes(List<AttackEffort> efforts) {
        return efforts.stream()
                .map(effort -> String.format(
                        Locale.ROOT, "%s %d and %d", effort.attack(), effort.forward(), effort.backward()))
                .collect(Collectors.joining(", "));
    }

    private static String alarms(List<Check> checks) {
        List<String> fired =
                checks.stream().filter(Check::alarm).map(Check::name).toList();
        return "checks that fired: " + (fired.isEmpty() ? "none" : String.join(", ", fired));
    }

    private List<String> ends(ProcessorUse use) {
        return List.of(
                "processor use: " + use,
                PaddedSamples.note(setup.forms(), set),
                "the baseline's time is that of one look, measured, times its looks");
    }
}
