package io.heartproof.report.section;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.suite.Untried;
import io.heartproof.report.Results;
import io.heartproof.report.suite.SuiteWords;
import java.util.ArrayList;
import java.util.List;

/** Why the figures of a run may not mean what they say: a sentence each, for whatever page shows them. */
public final class RunWarnings {
    private RunWarnings() {}

    /**
     * Attacks that were left out, what went wrong in training, and checks of attacks that fired.
     *
     * @param epochs of its training, none where they are not known
     */
    public static List<String> of(Results results, List<EpochMetrics> epochs) {
        List<String> warnings = new ArrayList<>();
        Untried.warning(results.untried()).ifPresent(warning -> warnings.add("Warning: " + warning + "."));
        TrainingWords.alarmsOfKept(epochs).forEach(warnings::add);
        results.suites().forEach(suite -> SuiteWords.alarm(suite).ifPresent(warnings::add));
        results.attackChecks().forEach(attack -> SuiteWords.alarm(attack).ifPresent(warnings::add));
        return warnings;
    }
}
