/**
 * What suites of attacks found, as a section of the report: how strong each attack is, how little noise it takes, and whether the
 * figures can be trusted. Entry points: {@link io.heartproof.report.suite.SuiteSection}, and {@link
 * io.heartproof.report.suite.SuiteWords} for the summary.
 *
 * <pre>{@code
 * RunSuites (name of a run, its SuiteFindings) -> SuiteSection -> charts, tables, CSV files
 * }</pre>
 */
@NullMarked
package io.heartproof.report.suite;

import org.jspecify.annotations.NullMarked;
