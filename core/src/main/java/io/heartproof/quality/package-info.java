/**
 * Is a recording fit to be interpreted, and if not, why not.
 *
 * <p>Entry point: {@link io.heartproof.quality.QualityGate}. It looks at a recording as it was read, before any
 * preparation, and gives a verdict for each lead and for the whole. What is checked, with sources and thresholds:
 * {@link io.heartproof.quality.QualityThresholds}.
 *
 * <pre>{@code
 * Recording (samples in mV, uncalibrated or in a unit of their own; from 100 Hz; any length)
 *   -> QualityGate.check(recording, wanted leads) -> RecordingQuality: per lead and on the whole, defects with numbers
 * }</pre>
 */
@NullMarked
package io.heartproof.quality;

import org.jspecify.annotations.NullMarked;
