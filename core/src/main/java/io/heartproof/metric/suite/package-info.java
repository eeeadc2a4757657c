/**
 * What several attacks together found, in plain figures: a suite settles the smallest level that breaks each recording, and
 * cross-examines itself. Entry point: {@link io.heartproof.metric.suite.SuiteFindings}.
 *
 * <pre>{@code
 * SuiteOutcome (N recordings that are right without noise: who broke it, at which size, how many passes) -> SuiteFindings
 * }</pre>
 *
 * Sizes and levels are in the unit of the suite's kind of noise, microvolts where the name says so.
 */
@NullMarked
package io.heartproof.metric.suite;

import org.jspecify.annotations.NullMarked;
