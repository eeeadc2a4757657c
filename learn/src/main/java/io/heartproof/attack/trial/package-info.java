/**
 * Attacks as part of an evaluation.
 *
 * <pre>{@code
 * PgdConfig -> BudgetedAttack per level -> AttackLadders -> Ladder of trials, which an Evaluator climbs; a trial attacks a set on all cores
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.trial;

import org.jspecify.annotations.NullMarked;
