/**
 * How parameters are moved along their gradients: {@link io.heartproof.training.optimiser.Optimiser}, by the rule that an
 * {@link io.heartproof.training.optimiser.OptimiserConfig} names.
 */
@NullMarked
package io.heartproof.training.optimiser;

import org.jspecify.annotations.NullMarked;
