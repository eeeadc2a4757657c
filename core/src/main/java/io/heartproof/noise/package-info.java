/**
 * Disturbances of a recording: white, coloured, baseline wander, muscle, mains and electrode noise.
 *
 * <p>Entry points: a {@link io.heartproof.noise.Noise} draws a stretch with an expected RMS of 1, a {@link
 * io.heartproof.noise.NoiseLevel} scales it to millivolts or to a signal-to-noise ratio and adds it to a lead. {@link
 * io.heartproof.noise.ElectrodeNoise} disturbs the electrodes instead of the leads, as nature does, so that the leads'
 * noise obeys Einthoven's law.
 *
 * <pre>{@code
 * SeededRandom -> Noise (RMS 1, one value per sample) -> NoiseLevel (mV) -> lead
 * }</pre>
 *
 * <p>Same seed, same noise, on every machine and Java version: all arithmetic is {@link java.lang.StrictMath} or exact.
 */
@NullMarked
package io.heartproof.noise;

import org.jspecify.annotations.NullMarked;
