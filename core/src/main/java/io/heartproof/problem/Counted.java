package io.heartproof.problem;

/** A number and what it counts, as messages have it: {@code 1 sample}, {@code 2 samples}, {@code 0 entries}. */
public final class Counted {
    private Counted() {}

    /**
     * The number and its noun.
     *
     * @param noun in the singular, possibly with words before it: {@code further line}
     */
    public static String of(long number, String noun) {
        return number + " " + noun(number, noun);
    }

    /** The noun as it stands behind the number. */
    public static String noun(long number, String noun) {
        return number == 1 ? noun : plural(noun);
    }

    /** The verb behind so many: {@code is} or {@code are}. */
    public static String be(long number) {
        return number == 1 ? "is" : "are";
    }

    private static String plural(String noun) {
        if (noun.endsWith("s")) {
            return noun + "es";
        }
        return noun.endsWith("ry") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
