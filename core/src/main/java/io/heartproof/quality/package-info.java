/**
 * Whether a recording is fit to be interpreted, and if not, why.
 *
 * <p>Entry point: {@link io.heartproof.quality.QualityGate}. It examines a recording as it was read, before any preparation,
 * and gives a verdict for each lead and for the whole. {@link io.heartproof.quality.QualityThresholds} lists the checks with
 * sources and limits.
 *
 * <pre>{@code
 * Recording (samples in mV, uncalibrated or in a unit of their own; from 100 Hz; any length)
 *   -> QualityGate.check(recording, wanted leads) -> RecordingQuality: per lead and on the whole, defects with numbers
 * }</pre>
 */
@NullMarked
package io.heartproof.quality;

import org.jspecify.annotations.NullMarked;
