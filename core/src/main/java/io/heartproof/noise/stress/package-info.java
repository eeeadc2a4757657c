/**
 * The noise stress test on short recordings of many leads: noise of one physical source, seen by all leads as electrodes
 * would see it, at a signal-to-noise ratio as the noise stress test defines it.
 *
 * <p>Entry point: {@link io.heartproof.noise.stress.NoiseStress}. Sources: {@link io.heartproof.noise.stress.RecordedNoise}
 * and {@link io.heartproof.noise.stress.SimulatedNoise}.
 *
 * <pre>{@code
 * NoiseSource -> stretch (components) -> random mixture per electrode -> leads -> gain -> added to the recording
 * }</pre>
 *
 * <p>Same seed, same noise, on every machine and Java version, as in {@code noise}.
 */
@NullMarked
package io.heartproof.noise.stress;

import org.jspecify.annotations.NullMarked;
