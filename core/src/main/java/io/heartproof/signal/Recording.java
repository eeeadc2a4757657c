package io.heartproof.signal;

import io.heartproof.problem.BadData;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One ECG of one patient: leads of equal length at one sampling rate. Immutable, safe to share between threads (the
 * sample arrays are read only by agreement, see {@link LeadSignal}). Breaking a rule below is {@link BadData}.
 *
 * @param name the record's name, such as {@code A0001}
 * @param samplingRateHz samples per second, finite and positive
 * @param signals in the file's order, at least one; a standard lead occurs once, all have the same number of samples
 * @param diagnosisCodes as the file gives them (SNOMED CT codes in the PhysioNet form), possibly empty
 */
public record Recording(
        String name,
        double samplingRateHz,
        List<LeadSignal> signals,
        Patient patient,
        List<String> diagnosisCodes,
        Source source) {
    public Recording {
        signals = List.copyOf(signals);
        diagnosisCodes = List.copyOf(diagnosisCodes);
        if (!(samplingRateHz > 0) || Double.isInfinite(samplingRateHz)) {
            throw new BadData(name, "the sampling rate must be positive, got " + samplingRateHz);
        }
        if (signals.isEmpty()) {
            throw new BadData(name, "expected at least one lead, got none");
        }
        requireEqualLengths(name, signals);
        requireDistinctStandardLeads(name, signals);
    }

    /** Samples per lead. */
    public int length() {
        return signals.get(0).samples().length;
    }

    public double durationSeconds() {
        return length() / samplingRateHz;
    }

    /** The leads in the file's order. */
    public List<Lead> leads() {
        return signals.stream().map(LeadSignal::lead).toList();
    }

    /** The first signal of that name. */
    public Optional<LeadSignal> signal(Lead lead) {
        return signals.stream().filter(s -> s.lead().equals(lead)).findFirst();
    }

    /** The same recording with other signals and rate, as a preparation step makes it. */
    public Recording with(double newSamplingRateHz, List<LeadSignal> newSignals) {
        return new Recording(name, newSamplingRateHz, newSignals, patient, diagnosisCodes, source);
    }

    /** The same recording with one more note on what is odd about it, such as {@code lead V1 is flat}. */
    public Recording noted(String note) {
        return new Recording(name, samplingRateHz, signals, patient, diagnosisCodes, source.noted(note));
    }

    /** The same recording of a patient of whom more or less is said. */
    public Recording with(Patient newPatient) {
        return new Recording(name, samplingRateHz, signals, newPatient, diagnosisCodes, source);
    }

    /** The same recording, telling more about where it comes from. */
    public Recording with(Source newSource) {
        return new Recording(name, samplingRateHz, signals, patient, diagnosisCodes, newSource);
    }

    private static void requireEqualLengths(String name, List<LeadSignal> signals) {
        int expected = signals.get(0).samples().length;
        for (LeadSignal signal : signals) {
            if (signal.samples().length != expected) {
                throw new BadData(
                        name,
                        String.format(
                                Locale.ROOT,
                                "all leads must have the same number of samples, lead %s has %d, lead %s has %d",
                                signals.get(0).lead(),
                                expected,
                                signal.lead(),
                                signal.samples().length));
            }
        }
    }

    private static void requireDistinctStandardLeads(String name, List<LeadSignal> signals) {
        Set<Lead> seen = new HashSet<>();
        for (LeadSignal signal : signals) {
            if (signal.lead().isStandard() && !seen.add(signal.lead())) {
                throw new BadData(name, "lead " + signal.lead() + " is named twice");
            }
        }
    }
}
