/**
 * What a network is. A {@link io.heartproof.nn.Network} maps a prepared batch, scaled values (N, L, T) and mask
 * (N, 1, T), to logits (N, K); an {@link io.heartproof.nn.Architecture} makes networks of one kind, and {@link
 * io.heartproof.nn.Architectures} finds it by its name.
 */
@NullMarked
package io.heartproof.nn;

import org.jspecify.annotations.NullMarked;
