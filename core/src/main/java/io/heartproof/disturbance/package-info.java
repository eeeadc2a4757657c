/**
 * Prepared recordings with noise on them, or varied. Entry points: {@link io.heartproof.disturbance.NoiseSources} are simulated
 * or read from a folder, {@link io.heartproof.disturbance.StressDisturbance} disturbs by a source at a signal-to-noise
 * ratio, {@link io.heartproof.disturbance.Disturbed} stands for a recording whose noise is made when it is read. {@link
 * io.heartproof.disturbance.Augmentation} says how recordings are varied for training.
 *
 * <pre>{@code
 * PreparedRecording (scaled) -> raw amplitudes -> noise added -> scaled anew -> PreparedRecording, values in [-1, 1]
 * }</pre>
 */
@NullMarked
package io.heartproof.disturbance;

import org.jspecify.annotations.NullMarked;
