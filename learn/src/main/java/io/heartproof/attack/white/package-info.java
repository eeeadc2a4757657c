/**
 * Attacks that know the network. {@link io.heartproof.attack.white.Pgd} is the one loop of FGSM, iterated FGSM and PGD, with a
 * {@link io.heartproof.attack.white.StepRule}. The strongest have step sizes that need no tuning: {@link
 * io.heartproof.attack.white.Apgd} raises one loss inside a ball, {@link io.heartproof.attack.white.ApgdTargeted} moves
 * towards one class after another, {@link io.heartproof.attack.white.Fmn} looks for the smallest noise of each recording,
 * whatever the ball ({@link io.heartproof.attack.white.MinimumNoise}).
 *
 * <pre>{@code
 * NoiseSpace (victims, norm, epsilons) -> Pgd, Apgd, ApgdTargeted, Fmn -> AttackOutcome
 *                                      -> Fmn                          -> MinimumNoiseOutcome (sizes, noise, predictions, passes)
 * }</pre>
 *
 * Noise and gradients are (N, L, T), in the network's amplitudes; sizes are in the budget's unit. What an attack finds for a
 * recording depends neither on which others are in the batch nor on their epsilons.
 */
@NullMarked
package io.heartproof.attack.white;

import org.jspecify.annotations.NullMarked;
