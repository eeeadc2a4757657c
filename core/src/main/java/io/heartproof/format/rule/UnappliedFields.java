package io.heartproof.format.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fields of a format that may change what samples are worth, but are not applied, as nobody has published how. They do no
 * harm where they are blank, 0 or what such files always say; otherwise they are noted. Not thread-safe.
 */
public final class UnappliedFields {
    private static final int LONGEST_VALUE = 40;
    private static final int MOST_NOTED = 20;
    private static final int MOST_LEADS = 12;

    private final Map<String, List<String>> leadsByField = new LinkedHashMap<>();

    /**
     * Takes what a field of a lead says.
     *
     * @param lead name, or empty where the field is one of all leads
     * @param usual what it may say beside 0, blank and {@code FALSE}
     */
    public void take(String lead, String field, String value, Set<String> usual) {
        OptionalDouble number = Decimal.parse(value.strip());
        boolean isZero = number.isPresent() && number.getAsDouble() == 0;
        if (isZero || value.isBlank() || value.strip().equalsIgnoreCase("false") || usual.contains(value.strip())) {
            return;
        }
        String shown = plain(value.strip());
        String key = plain(field) + " is "
                + (shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "..." : shown);
        List<String> leads = leadsByField.computeIfAbsent(key, k -> new ArrayList<>());
        if (!lead.isEmpty()) {
            leads.add(plain(lead));
        }
    }

    /** One line for each field and value. */
    public List<String> notes() {
        return leadsByField.entrySet().stream()
                .limit(MOST_NOTED)
                .map(e -> note(e.getKey(), e.getValue()))
                .toList();
    }

    private static String note(String field, List<String> leads) {
        String names = leads.stream().limit(MOST_LEADS).collect(Collectors.joining(", "));
        String of = leads.isEmpty() ? "" : " in " + (leads.size() == 1 ? "lead " : "leads ") + names;
        return field + of + (leads.size() > MOST_LEADS ? ", ..." : "") + ", which is not applied";
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
