/**
 * What samples look like in numbers, before any limit is applied to them: one lead
 * ({@link io.heartproof.quality.shape.SampleShape}, {@link io.heartproof.quality.shape.Seconds}) and the limb leads together
 * ({@link io.heartproof.quality.shape.LimbShape}).
 *
 * <pre>{@code
 * float[T] of a lead -> SampleShape, Seconds -> shares, ranges
 * parts of 1 to 40 Hz of I, II, V6 -> LimbShape -> correlations
 * }</pre>
 */
@NullMarked
package io.heartproof.quality.shape;

import org.jspecify.annotations.NullMarked;
