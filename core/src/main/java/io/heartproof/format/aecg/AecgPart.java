package io.heartproof.format.aecg;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one or more sequence sets hold together: leads of equal length from one time on. Immutable.
 *
 * @param sets numbers of the sets
 * @param start of the first sample, where the file says it
 */
record AecgPart(List<Integer> sets, Optional<AecgTime> start, double samplingRateHz, List<LeadSignal> signals) {
    int length() {
        return signals.get(0).samples().length;
    }

    long standardLeads() {
        return signals.stream().filter(s -> s.lead().isStandard()).count();
    }

    /** Its leads with their units: what parts have in common that may follow one another. */
    Map<String, String> units() {
        return signals.stream()
                .collect(Collectors.toMap(
                        s -> s.lead().name(), s -> s.unit() + s.calibrated(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Seconds from its end to the start of another part; NaN where one has no start. */
    double gap(AecgPart next) {
        return start.isEmpty() || next.start.isEmpty()
                ? Double.NaN
                : next.start.get().seconds() - start.get().seconds() - length() / samplingRateHz;
    }

    /** These parts, which have the same leads, one after the other. */
    static AecgPart joined(List<AecgPart> parts) {
        AecgPart first = parts.get(0);
        List<LeadSignal> signals = new ArrayList<>();
        List<Map<Lead, float[]>> samplesOfParts =
                parts.stream().map(AecgPart::samples).toList();
        int length = parts.stream().mapToInt(AecgPart::length).sum();
        for (LeadSignal signal : first.signals) {
            float[] samples = new float[length];
            int at = 0;
            for (Map<Lead, float[]> part : samplesOfParts) {
                float[] own = Objects.requireNonNull(part.get(signal.lead()));
                System.arraycopy(own, 0, samples, at, own.length);
                at += own.length;
            }
            signals.add(signal.withSamples(samples));
        }
        List<Integer> sets = parts.stream().flatMap(p -> p.sets.stream()).toList();
        return new AecgPart(sets, first.start, first.samplingRateHz, signals);
    }

    private Map<Lead, float[]> samples() {
        return signals.stream().collect(Collectors.toMap(LeadSignal::lead, LeadSignal::samples));
    }
}
