package io.heartproof.format.lead;

import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user says that names of a file mean: {@code chan 1=II}. It counts more than the {@link LeadTable}. Immutable.
 *
 * @param leads from a name, as the file has it, to one of the twelve standard leads; every lead once
 */
public record LeadMap(Map<String, Lead> leads) {
    /** The file's names say it all. */
    public static final LeadMap NONE = new LeadMap(Map.of());

    public LeadMap {
        leads = Map.copyOf(leads);
    }

    /**
     * The map of texts such as {@code chan 1=II}; a name may hold further equals signs.
     *
     * @param what how the user calls these texts, such as {@code --lead}
     * @throws BadUsage where one is no such text, names no standard lead, or repeats a name or a lead
     */
    public static LeadMap of(String what, List<String> texts) {
        Map<String, Lead> leads = new LinkedHashMap<>();
        for (String text : texts) {
            int at = text.lastIndexOf('=');
            String name = at < 0 ? "" : text.substring(0, at).strip();
            if (name.isEmpty()) {
                throw BadUsage.expected(what, "NAME=LEAD, such as 'chan 1=II'", "'" + text + "'");
            }
            Lead lead = LeadTable.standard(text.substring(at + 1))
                    .orElseThrow(
                            () -> BadUsage.expected(what, "one of the leads " + Lead.STANDARD_12, "'" + text + "'"));
            if (leads.containsValue(lead) || leads.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw BadUsage.expected(what, "every name and every lead once", "'" + text + "' again");
            }
            leads.put(name, lead);
        }
        return new LeadMap(leads);
    }

    /** What {@link #of} makes this map of, sorted; the same for maps that say the same. */
    public List<String> texts() {
        return leads.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
    }

    /** The lead that the user says a name stands for, ignoring case and blanks around it. */
    public Optional<Lead> lead(String name) {
        return leads.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name.strip()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether the user names it, ignoring case and blanks around it. */
    public boolean names(String name) {
        return lead(name).isPresent();
    }
}
