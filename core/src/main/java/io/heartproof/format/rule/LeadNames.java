package io.heartproof.format.rule;

import io.heartproof.format.lead.LeadTable;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.List;
import java.util.Locale;

/** What leads must be to each other: they have different names (asked before samples are read) and as many samples. */
public final class LeadNames {
    private LeadNames() {}

    /** The leads of those names, in order and distinct, see {@link LeadTable}. */
    public static List<Lead> leads(List<String> names) {
        return LeadTable.leads(names);
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
}
