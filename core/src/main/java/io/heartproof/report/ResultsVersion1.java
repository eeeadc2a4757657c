package io.heartproof.report;

import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import java.util.List;

/** A {@code results.json} of version 1: as that of version 2, but without suites of attacks. */
record ResultsVersion1(
        int version,
        int recordings,
        List<String> classes,
        Results.LeftOut leftOut,
        List<Refusal> refusals,
        List<ConditionScores> conditions,
        List<KindFindings> kinds,
        Provenance provenance) {
    /** What it is today. */
    Results now() {
        return new ResultsVersion2(2, recordings, classes, leftOut, refusals, conditions, kinds, List.of(), provenance)
                .now();
    }
}
