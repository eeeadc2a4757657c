/**
 * The spectrum of one lead, as far as a quality gate needs it: powers in a few bands, stretch by stretch, without Fourier
 * transforms.
 *
 * <p>Entry point: {@link io.heartproof.quality.spectrum.Bands}. Samples in any unit; frequencies in Hz.
 */
@NullMarked
package io.heartproof.quality.spectrum;

import org.jspecify.annotations.NullMarked;
