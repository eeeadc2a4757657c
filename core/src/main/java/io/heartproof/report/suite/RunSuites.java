package io.heartproof.report.suite;

import io.heartproof.metric.suite.SuiteFindings;
import java.util.List;

/**
 * What the suites of one run found. Immutable.
 *
 * @param run its name
 */
public record RunSuites(String run, List<SuiteFindings> suites) {
    public RunSuites {
        suites = List.copyOf(suites);
    }
}
