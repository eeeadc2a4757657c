package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A standard lead occurs once in a recording, however it is spelt; asked before its samples are read. */
public final class LeadNames {
    private LeadNames() {}

    /** The leads of those names, in order. */
    public static List<Lead> leads(String where, List<String> names) {
        Set<Lead> seen = new HashSet<>();
        return names.stream().map(name -> lead(where, name, seen)).toList();
    }

    private static Lead lead(String where, String name, Set<Lead> seen) {
        Lead lead = new Lead(name);
        if (lead.isStandard() && !seen.add(lead)) {
            throw new BadData(where, "lead " + lead + " is named twice");
        }
        return lead;
    }
}
