/**
 * Adversarial noise. An attack is a value made of small parts: a {@link io.heartproof.attack.Budget} (norm and size) x a
 * loss x a {@link io.heartproof.attack.StepRule} x a start. One loop, {@link io.heartproof.attack.Pgd}, serves FGSM,
 * iterated FGSM and PGD; {@link io.heartproof.attack.Repeated} gives it several random starts.
 *
 * <pre>{@code
 * Victims (values, mask, labels, seeds) -> Attack -> Outcome (noise, predictions, which are broken)
 * PgdConfig -> AttackLadders -> Ladder of trials, which an Evaluator climbs
 * }</pre>
 *
 * Noise lies inside the budget up to rounding (1e-5 relative + 1e-7), is zero on padding, and keeps the sum in [-1, 1].
 */
@NullMarked
package io.heartproof.attack;

import org.jspecify.annotations.NullMarked;
