/**
 * Adversarial noise. An attack is a value made of small parts: a loss x a {@link io.heartproof.attack.white.StepRule} x a start.
 * It knows neither how large noise may be nor what it is to make of the answer: who starts it gives a {@link
 * io.heartproof.attack.NoiseSpace}, made of a {@link io.heartproof.attack.Budget} and of victims with their {@link
 * io.heartproof.attack.criterion.Criterion}. One loop, {@link
 * io.heartproof.attack.white.Pgd}, serves FGSM, iterated FGSM and PGD; {@link io.heartproof.attack.trial.Repeated} gives it
 * several random starts. Every attack, whatever its kind, asks through a {@link io.heartproof.attack.Probe} (any classifier:
 * logits) or a {@link io.heartproof.attack.GradientProbe} (a differentiable one: losses and gradients, too).
 *
 * <pre>{@code
 * Victims (values, mask, labels, seeds, criterion) x Budget -> NoiseSpace -> Attack -> AttackOutcome (noise, predictions, broken, passes)
 *
 * NoiseSpace: start, steepest step, bring in     Probe: ask, who is open, who is broken, passes
 * }</pre>
 *
 * Noise lies inside the budget up to rounding (1e-5 relative + 1e-7), is zero on padding, and keeps the sum within each lead's
 * peak, which is 1 where leads are scaled by it.
 */
@NullMarked
package io.heartproof.attack;

import org.jspecify.annotations.NullMarked;
