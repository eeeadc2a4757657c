/**
 * Attacks by name, and suites of them. Entry points: {@link io.heartproof.attack.suite.KnownAttacks} has every attack that an
 * evaluation can be asked for, {@link io.heartproof.attack.suite.EvaluationAttacks} makes ladders of those that a configuration
 * names.
 *
 * <pre>{@code
 * AttackConfig (names, unit, levels) -> EvaluationAttacks -> a Ladder per attack and norm, which an Evaluator climbs
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.suite;

import org.jspecify.annotations.NullMarked;
