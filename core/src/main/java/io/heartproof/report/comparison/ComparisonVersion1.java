package io.heartproof.report.comparison;

import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.paired.PairTest;
import java.util.List;

/** A {@code comparison.json} of version 1: as today, but without warnings. */
record ComparisonVersion1(
        int version,
        About about,
        int recordings,
        ConstantNetwork constant,
        List<String> classes,
        List<Long> seeds,
        ComparisonPlan plan,
        List<Defence> defences,
        List<PairTest> tests,
        List<Sweep> sweeps,
        Provenance provenance) {
    /** What it is today. */
    Comparison now() {
        return new Comparison(
                Comparison.VERSION,
                about,
                recordings,
                constant,
                classes,
                seeds,
                plan,
                defences,
                tests,
                sweeps,
                List.of(),
                provenance);
    }
}
