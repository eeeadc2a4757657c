/**
 * How strong the attacks are, and what a look of theirs costs. Entry points: {@link
 * io.heartproof.benchmark.attack.StrengthBenchmark} ({@code heartproof bench attack --reference}), which compares them with
 * those of their authors, and {@link io.heartproof.benchmark.attack.LookComparison} ({@code attack.look}).
 *
 * <pre>{@code
 * ReferenceNetwork (weights, recordings, what the originals left unbroken) -> AttackBatches -> StrengthReport
 * }</pre>
 *
 * Sizes and levels are shares of each lead's peak, in Linf. A look is a forward pass of a recording and its gradient.
 */
@NullMarked
package io.heartproof.benchmark.attack;

import org.jspecify.annotations.NullMarked;
