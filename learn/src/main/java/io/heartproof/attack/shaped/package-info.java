/**
 * Attacks whose noise has a shape, inside the same ball as that of every other attack. {@link
 * io.heartproof.attack.shaped.SmoothAttack} and {@link io.heartproof.attack.shaped.BandLimited} search over a variable that a
 * filter turns into noise; {@link io.heartproof.attack.shaped.ShiftTolerant} searches for noise that works at unknown timing;
 * {@link io.heartproof.attack.shaped.Universal} puts one noise on every recording, which {@link
 * io.heartproof.attack.shaped.UniversalLearning} found on others.
 *
 * <pre>{@code
 * variable (N, L, T) -> NoiseShape: filter, scale, bring in -> noise (N, L, T) -> GradientProbe -> back through the shape
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.shaped;

import org.jspecify.annotations.NullMarked;
