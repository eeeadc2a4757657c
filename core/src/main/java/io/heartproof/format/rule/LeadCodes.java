package io.heartproof.format.rule;

import io.heartproof.format.lead.LeadTable;
import io.heartproof.signal.Lead;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Leads by the codes of ISO/IEEE 11073-10102, as reference identifiers ({@code MDC_ECG_LEAD_AVR}) and as numbers, which
 * are those of SCP-ECG (EN 1064).
 */
public final class LeadCodes {
    private static final String PREFIX = "MDC_ECG_LEAD_";

    private static final Map<Integer, Lead> BY_NUMBER = Map.ofEntries(
            Map.entry(1, Lead.I),
            Map.entry(2, Lead.II),
            Map.entry(3, Lead.V1),
            Map.entry(4, Lead.V2),
            Map.entry(5, Lead.V3),
            Map.entry(6, Lead.V4),
            Map.entry(7, Lead.V5),
            Map.entry(8, Lead.V6),
            Map.entry(61, Lead.III),
            Map.entry(62, Lead.AVR),
            Map.entry(63, Lead.AVL),
            Map.entry(64, Lead.AVF));

    private LeadCodes() {}

    /**
     * The name after {@code MDC_ECG_LEAD_}; empty where the identifier is that of no lead. That of {@code MDC_ECG_LEAD_dI} is
     * the identifier itself: it is a derived lead, which {@code dI} alone is not in the table of names.
     */
    public static Optional<String> name(String identifier) {
        String upper = identifier.strip().toUpperCase(Locale.ROOT);
        if (!upper.startsWith(PREFIX) || upper.length() == PREFIX.length()) {
            return Optional.empty();
        }
        String plain = identifier.strip();
        String name = plain.substring(PREFIX.length());
        boolean misleads = LeadTable.standard(name).isPresent()
                && LeadTable.standard(plain).isEmpty();
        return Optional.of(new Lead(misleads ? plain : name).name());
    }

    /** The standard lead of that number. */
    public static Optional<Lead> lead(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }
}
