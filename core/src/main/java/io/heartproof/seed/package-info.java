/**
 * How one seed becomes many, and random numbers from a seed.
 *
 * <pre>{@code
 * seed, purpose, index -> Seeds -> seed of one thing
 * seed -> SeededRandom -> numbers, for everything new
 * seed -> SplitMix     -> numbers, where figures stood before SeededRandom did
 * seed -> Shuffle      -> lists in another order
 * }</pre>
 *
 * <p>No stream depends on the clock, and none is shared.
 */
@NullMarked
package io.heartproof.seed;

import org.jspecify.annotations.NullMarked;
