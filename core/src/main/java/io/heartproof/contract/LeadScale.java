package io.heartproof.contract;

import io.heartproof.preprocess.ScaleByPeak;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What 1.0 in a lead of a prepared recording stands for. Immutable.
 *
 * @param amplitude in the recording's unit; nominal millivolts where there is none
 * @param unit of the recording, mV where its amplitudes are voltages; absent where its file does not state one
 */
public record LeadScale(float amplitude, Optional<String> unit) {
    private static final float MICROVOLTS_PER_MILLIVOLT = 1_000;

    public LeadScale {
        unit = unit.filter(text -> !text.isBlank());
    }

    /** An amplitude of a signal, in that signal's unit. */
    static LeadScale of(float amplitude, LeadSignal signal) {
        return new LeadScale(amplitude, signal.calibrated() ? Optional.of(signal.unit()) : Optional.empty());
    }

    /** As many leads in which 1.0 stands for one millivolt. */
    public static List<LeadScale> oneMillivolt(int leads) {
        return Collections.nCopies(leads, new LeadScale(1, Optional.of(LeadSignal.MILLIVOLTS)));
    }

    /** The same in microvolts; NaN where amplitudes are no voltages or nobody knows. */
    public float microvolts() {
        boolean voltage = unit.isPresent() && unit.get().equals(LeadSignal.MILLIVOLTS);
        return voltage ? amplitude * MICROVOLTS_PER_MILLIVOLT : Float.NaN;
    }

    /** A lead with scaled samples brought back to the recording's unit. */
    LeadSignal unscaled(Lead lead, float[] scaled) {
        float[] samples = ScaleByPeak.multiply(scaled, amplitude);
        return unit.map(known -> LeadSignal.inUnit(lead, samples, known))
                .orElseGet(() -> LeadSignal.uncalibrated(lead, samples));
    }
}
