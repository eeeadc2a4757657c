package io.heartproof.format.wfdb.header;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.wfdb.raw.SampleFormat;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.OptionalInt;

/**
 * One signal of a header.
 *
 * @param storage where and how its samples are stored
 * @param calibration what its codes mean
 * @param initialValue the first stored code; empty where the header does not say
 * @param checksum the sum of all stored codes, of which the low 16 bits count; empty where the header does not say
 * @param description the lead's name
 */
public record SignalLine(
        Storage storage, Calibration calibration, OptionalInt initialValue, OptionalInt checksum, String description) {

    /**
     * Where and how samples are stored.
     *
     * @param file name of the signal file, beside the header
     * @param samplesPerFrame at least 1
     * @param skew frames by which the stored signal lags the others
     * @param byteOffset bytes before the first sample in the file
     */
    public record Storage(String file, SampleFormat format, int samplesPerFrame, int skew, long byteOffset) {}

    /**
     * What the codes of a signal mean: {@code amplitude = (code - baseline) / gain}, in {@code unit}.
     *
     * @param gain codes per unit of the file, positive
     * @param baseline the code of amplitude 0
     * @param unit the file's unit
     * @param calibrated false where the header gives no gain and the usual one is assumed
     */
    public record Calibration(double gain, int baseline, AmplitudeUnit unit, boolean calibrated) {
        /** Codes per millivolt where a header gives no gain, after header(5). */
        public static final double DEFAULT_GAIN = 200;

        /** What one code is in millivolts, or in the file's unit where that is no voltage. */
        public double scale() {
            return unit.scale() / gain;
        }

        /** A lead with these samples. */
        public LeadSignal signal(Lead lead, float[] samples) {
            return calibrated ? unit.signal(lead, samples) : LeadSignal.uncalibrated(lead, samples);
        }
    }
}
