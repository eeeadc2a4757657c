package io.heartproof.format.rule;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.Locale;
import java.util.Map;

/**
 * The unit of a lead. Multiples of a volt (V, mV, uV, nV, also spelt out, ignoring case) are brought to millivolts; any
 * other unit is kept as the file names it. An empty name stands for nominal millivolts of a lead that is not calibrated.
 *
 * @param name {@link LeadSignal#MILLIVOLTS}, the file's own unit, or empty
 * @param scale one unit of the file, measured in {@code name}
 */
public record AmplitudeUnit(String name, double scale) {
    public static final AmplitudeUnit MILLIVOLTS = new AmplitudeUnit(LeadSignal.MILLIVOLTS, 1);

    private static final Map<String, Double> MILLIVOLTS_PER_UNIT = Map.ofEntries(
            Map.entry("v", 1e3),
            Map.entry("mv", 1.0),
            Map.entry("uv", 1e-3),
            Map.entry("\u00b5v", 1e-3),
            Map.entry("\u03bcv", 1e-3),
            Map.entry("nv", 1e-6),
            Map.entry("volt", 1e3),
            Map.entry("volts", 1e3),
            Map.entry("millivolt", 1.0),
            Map.entry("millivolts", 1.0),
            Map.entry("microvolt", 1e-3),
            Map.entry("microvolts", 1e-3),
            Map.entry("nanovolt", 1e-6),
            Map.entry("nanovolts", 1e-6));

    /** The unit of that name. */
    public static AmplitudeUnit of(String name) {
        Double millivolts = MILLIVOLTS_PER_UNIT.get(name.strip().toLowerCase(Locale.ROOT));
        return millivolts == null ? new AmplitudeUnit(name, 1) : new AmplitudeUnit(LeadSignal.MILLIVOLTS, millivolts);
    }

    /** Whether the file says what the amplitudes are. */
    public boolean isCalibrated() {
        return !name.isEmpty();
    }

    /** A lead with amplitudes in this unit. */
    public LeadSignal signal(Lead lead, float[] samples) {
        if (!isCalibrated()) {
            return LeadSignal.uncalibrated(lead, samples);
        }
        return isVoltage() ? LeadSignal.millivolts(lead, samples) : LeadSignal.inUnit(lead, samples, name);
    }

    /** Whether amplitudes are millivolts. */
    public boolean isVoltage() {
        return name.equals(LeadSignal.MILLIVOLTS);
    }
}
