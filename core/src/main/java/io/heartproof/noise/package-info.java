/**
 * Disturbances of a recording: white noise, baseline wander, muscle, mains and electrode noise.
 *
 * <p>Entry points: a {@link io.heartproof.noise.Noise} draws a stretch with an expected RMS of 1; {@link
 * io.heartproof.noise.ElectrodeNoise} disturbs the electrodes with it instead of the leads, as nature does, so that the leads'
 * noise obeys Einthoven's law; {@code noise.stress} adds noise at a signal-to-noise ratio.
 *
 * <pre>{@code
 * SeededRandom -> Noise (RMS 1, one value per sample) -> ElectrodeNoise (mV) -> leads
 * }</pre>
 *
 * <p>Same seed, same noise, on every machine and Java version: all arithmetic is {@link java.lang.StrictMath} or exact.
 */
@NullMarked
package io.heartproof.noise;

import org.jspecify.annotations.NullMarked;
