package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What leads must be to each other: a standard lead occurs once in a recording, however it is spelt (asked before its
 * samples are read), and all have the same number of samples.
 */
public final class LeadNames {
    private LeadNames() {}

    /** The leads of those names, in order. */
    public static List<Lead> leads(String where, List<String> names) {
        Set<Lead> seen = new HashSet<>();
        return names.stream().map(name -> lead(where, name, seen)).toList();
    }

    /** The same signals, which have been shown to be equally long. */
    public static List<LeadSignal> ofEqualLength(String where, List<LeadSignal> signals) {
        LeadSignal first = signals.get(0);
        for (LeadSignal signal : signals) {
            if (signal.samples().length != first.samples().length) {
                throw new BadData(
                        where,
                        String.format(
                                Locale.ROOT,
                                "all leads must have the same number of samples, lead %s has %d, lead %s has %d",
                                first.lead(),
                                first.samples().length,
                                signal.lead(),
                                signal.samples().length));
            }
        }
        return signals;
    }

    private static Lead lead(String where, String name, Set<Lead> seen) {
        Lead lead = new Lead(name);
        if (lead.isStandard() && !seen.add(lead)) {
            throw new BadData(where, "lead " + lead + " is named twice");
        }
        return lead;
    }
}
