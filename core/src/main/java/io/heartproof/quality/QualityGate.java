package io.heartproof.quality;

import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.List;

/**
 * Says whether a recording is fit to be interpreted, before anything is done to it. Immutable and thread-safe; about half a
 * millisecond for twelve leads of 10 s at 500 Hz.
 *
 * <pre>{@code
 * RecordingQuality quality = QualityGate.STANDARD.check(recording, Lead.STANDARD_12);
 * if (!quality.acceptable()) {
 *     quality.reasons().forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>A lead that is not in the file but follows from two limb leads is not missing. Noise of III, aVR, aVL and aVF is examined
 * only if I or II is unusable or missing: noise of any limb electrode is in I or II as well, and a lead that is small because
 * the heart's axis is perpendicular to it has no fault. Rules in millivolts apply only to calibrated leads. Noise and
 * interchanged electrodes are examined only in recordings of at least a second and 100 Hz; a recording with fewer samples per
 * second is refused.
 *
 * @param thresholds the limits, with the sources of the rules
 */
public record QualityGate(QualityThresholds thresholds) {
    /** The lines that {@code docs/quality.md} has measurements for. */
    public static final QualityGate STANDARD = new QualityGate(QualityThresholds.STANDARD);

    /**
     * Checks a recording.
     *
     * @param recording as it was read
     * @param wanted the leads that matter, distinct
     */
    public RecordingQuality check(Recording recording, List<Lead> wanted) {
        return new Examination(thresholds, recording).of(wanted);
    }
}
