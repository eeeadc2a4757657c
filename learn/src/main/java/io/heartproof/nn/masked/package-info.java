/**
 * Networks whose answers do not depend on padding: a recording has the same logits in every form of the input. Made of
 * layers that take a {@link io.heartproof.nn.layer.Signal}. Each sees the means of four samples, at 500 Hz a signal of 125 Hz:
 * the two known ones are known at 100 Hz. (N, L, T) to (N, K).
 */
@NullMarked
package io.heartproof.nn.masked;

import org.jspecify.annotations.NullMarked;
