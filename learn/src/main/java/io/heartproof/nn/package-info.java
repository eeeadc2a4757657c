/**
 * Layers and architectures. A {@link io.heartproof.nn.Network} maps a prepared batch, values (N, L, T) in [-1, 1] and
 * mask (N, 1, T), to logits (N, K); {@link io.heartproof.nn.Architecture} names the built-in ones.
 */
@NullMarked
package io.heartproof.nn;

import org.jspecify.annotations.NullMarked;
