package io.heartproof.signal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a lead. The twelve standard leads compare ignoring case ({@code AVR}, {@code aVR}); any other name is
 * kept as the file gives it. Immutable.
 *
 * @param name the standard spelling for the twelve standard leads, otherwise the file's
 */
public record Lead(String name) {
    private static final Map<String, String> SPELLING = Stream.of(
                    "I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6")
            .collect(Collectors.toUnmodifiableMap(Lead::folded, Function.identity()));

    public static final Lead I = new Lead("I");
    public static final Lead II = new Lead("II");
    public static final Lead III = new Lead("III");
    public static final Lead AVR = new Lead("aVR");
    public static final Lead AVL = new Lead("aVL");
    public static final Lead AVF = new Lead("aVF");
    public static final Lead V1 = new Lead("V1");
    public static final Lead V2 = new Lead("V2");
    public static final Lead V3 = new Lead("V3");
    public static final Lead V4 = new Lead("V4");
    public static final Lead V5 = new Lead("V5");
    public static final Lead V6 = new Lead("V6");

    /** The twelve standard leads in the usual order: I, II, III, aVR, aVL, aVF, V1 to V6. */
    public static final List<Lead> STANDARD_12 = List.of(I, II, III, AVR, AVL, AVF, V1, V2, V3, V4, V5, V6);

    /** The eight leads of the standard twelve that no other lead gives: I, II, V1 to V6. */
    public static final List<Lead> INDEPENDENT_8 = List.of(I, II, V1, V2, V3, V4, V5, V6);

    public Lead {
        String trimmed = name.strip();
        name = SPELLING.getOrDefault(folded(trimmed), trimmed);
    }

    /** Whether this is one of the twelve standard leads. */
    public boolean isStandard() {
        return STANDARD_12.contains(this);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
