/**
 * What a network is. A {@link io.heartproof.nn.Network} maps a prepared batch, values (N, L, T) in [-1, 1] and mask
 * (N, 1, T), to logits (N, K); an {@link io.heartproof.nn.Architecture} makes networks of one kind, and {@link
 * io.heartproof.nn.Architectures} finds it by its name.
 */
@NullMarked
package io.heartproof.nn;

import org.jspecify.annotations.NullMarked;
