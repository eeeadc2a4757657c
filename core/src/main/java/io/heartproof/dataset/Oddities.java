package io.heartproof.dataset;

import io.heartproof.contract.InputContract;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is unusual about a recording that neither its reader nor its preparation remarks on. */
final class Oddities {
    private Oddities() {}

    /** One line each. */
    static List<String> of(Recording recording, InputContract contract) {
        List<String> odd = new ArrayList<>();
        otherUnits(recording)
                .forEach((unit, leads) -> odd.add("in %s, not %s: %s"
                        .formatted(
                                unit,
                                LeadSignal.MILLIVOLTS,
                                leads.size() == recording.leads().size() ? "all leads" : leads)));
        if (recording.samplingRateHz() != contract.samplingRateHz()) {
            odd.add("resampled from " + hertz(recording.samplingRateHz()) + " to " + hertz(contract.samplingRateHz()));
        }
        double kept = contract.form().cutSamples() / contract.samplingRateHz();
        if (recording.durationSeconds() > kept) {
            odd.add(String.format(Locale.ROOT, "cut from %.2f s to %.2f s", recording.durationSeconds(), kept));
        }
        return odd;
    }

    private static Map<String, List<Lead>> otherUnits(Recording recording) {
        Map<String, List<Lead>> leadsByUnit = new LinkedHashMap<>();
        for (LeadSignal signal : recording.signals()) {
            if (!signal.unit().equals(LeadSignal.MILLIVOLTS)) {
                leadsByUnit
                        .computeIfAbsent(signal.unit(), unit -> new ArrayList<>())
                        .add(signal.lead());
            }
        }
        return leadsByUnit;
    }

    private static String hertz(double rate) {
        return (rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate)) + " Hz";
    }
}
