package io.heartproof.signal;

/**
 * The samples of one lead.
 *
 * <p>{@code samples} holds one value per point in time at the recording's rate, in {@link #unit()}; NaN where the file marks the
 * sample as invalid. The array is shared, not copied: nobody writes to it after construction. Immutable.
 */
public final class LeadSignal {
    /** The unit of voltages: whatever multiple of a volt a file uses is brought to it. */
    public static final String MILLIVOLTS = "mV";

    private final Lead lead;
    private final float[] samples;
    private final String unit;
    private final boolean calibrated;

    private LeadSignal(Lead lead, float[] samples, String unit, boolean calibrated) {
        this.lead = lead;
        this.samples = samples;
        this.unit = unit;
        this.calibrated = calibrated;
    }

    /** A lead whose amplitude is known to be millivolts. */
    public static LeadSignal millivolts(Lead lead, float[] samples) {
        return new LeadSignal(lead, samples, MILLIVOLTS, true);
    }

    /** A lead whose file does not say what one unit of amplitude is; {@code samples} are nominal millivolts. */
    public static LeadSignal uncalibrated(Lead lead, float[] samples) {
        return new LeadSignal(lead, samples, MILLIVOLTS, false);
    }

    /** A calibrated signal in another physical unit, such as {@code NU} (normalised) or {@code mmHg}. */
    public static LeadSignal inUnit(Lead lead, float[] samples, String unit) {
        return new LeadSignal(lead, samples, unit, true);
    }

    public Lead lead() {
        return lead;
    }

    /** One value per point in time, shared with this object: read only. */
    public float[] samples() {
        return samples;
    }

    /** {@link #MILLIVOLTS}, or the file's own unit where that is no multiple of a volt. */
    public String unit() {
        return unit;
    }

    /** Whether the file said what one unit of amplitude is. */
    public boolean calibrated() {
        return calibrated;
    }

    /** The same lead with other samples. */
    public LeadSignal withSamples(float[] other) {
        return new LeadSignal(lead, other, unit, calibrated);
    }

    /** Whether there are samples, and none of them is valid, as of a channel that was never set up. */
    public boolean isBlank() {
        for (float sample : samples) {
            if (!Float.isNaN(sample)) {
                return false;
            }
        }
        return samples.length > 0;
    }

    /** The same samples as another lead. */
    public LeadSignal named(Lead other) {
        return new LeadSignal(other, samples, unit, calibrated);
    }
}
