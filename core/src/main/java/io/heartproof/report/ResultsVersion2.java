package io.heartproof.report;

import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import java.util.List;

/** A {@code results.json} of version 2: as that of version 3, but without attacks that were left out for want of time. */
record ResultsVersion2(
        int version,
        int recordings,
        List<String> classes,
        Results.LeftOut leftOut,
        List<Refusal> refusals,
        List<ConditionScores> conditions,
        List<KindFindings> kinds,
        List<SuiteFindings> suites,
        Provenance provenance) {
    /** What it is today. */
    Results now() {
        return new ResultsVersion3(
                        3, recordings, classes, leftOut, refusals, conditions, kinds, suites, List.of(), provenance)
                .now();
    }
}
