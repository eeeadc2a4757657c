package io.heartproof.report;

import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.metric.suite.Untried;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import java.util.List;

/** A {@code results.json} of version 3: as today, but without checks of single attacks. */
record ResultsVersion3(
        int version,
        int recordings,
        List<String> classes,
        Results.LeftOut leftOut,
        List<Refusal> refusals,
        List<ConditionScores> conditions,
        List<KindFindings> kinds,
        List<SuiteFindings> suites,
        List<Untried> untried,
        Provenance provenance) {
    /** What it is today. */
    Results now() {
        return new Results(
                Results.VERSION,
                recordings,
                classes,
                leftOut,
                refusals,
                conditions,
                kinds,
                suites,
                List.of(),
                untried,
                provenance);
    }
}
