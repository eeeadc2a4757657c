package io.heartproof.signal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an error advises where a lead is missing and the file has names that stand for none of the twelve. */
public final class NamingAdvice {
    /** Behind a lead that is there again, such as {@code II (2)}. */
    private static final Pattern REPETITION = Pattern.compile(" \\(\\d+\\)$");

    private NamingAdvice() {}

    /**
     * As {@link #option}, with the first name that might stand for the lead.
     *
     * @param names as the file has them
     * @param lead that is missed
     * @return empty where every name is one of the twelve leads already
     */
    public static Optional<String> of(List<String> names, Lead lead) {
        return names.stream()
                .filter(name -> !new Lead(REPETITION.matcher(name).replaceFirst("")).isStandard())
                .findFirst()
                .map(name -> option(name, lead));
    }

    /** How to say that a name stands for a lead: {@code --lead "chan 1=II" (lead= in a request)}. */
    public static String option(String name, Lead lead) {
        return "--lead \"%s=%s\" (lead= in a request)".formatted(name, lead);
    }
}
