/**
 * Whole evaluations under attack against the published procedure, and one attack for the smallest noise against a ladder of
 * levels. Entry point: {@link io.heartproof.benchmark.ladder.LadderComparisons}.
 *
 * <pre>{@code
 * network, recordings -> PublishedTime (baseline), EvaluationTime (ladder, suite) -> a Result each, with AgreementCheck
 * }</pre>
 *
 * Levels are shares of each lead's peak, in Linf. A look is a forward pass of a recording, and its gradient where the attack
 * asks for one.
 */
@NullMarked
package io.heartproof.benchmark.ladder;

import org.jspecify.annotations.NullMarked;
