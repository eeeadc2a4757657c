package io.heartproof.cli.option;

import io.heartproof.problem.BadUsage;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as users write it: {@code 256MB}. */
public final class ByteSize {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5}) ?(kB|MB|GB)");
    private static final Map<String, Long> UNITS = Map.of("kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);

    private ByteSize() {}

    /**
     * Reads one.
     *
     * @param option its name, for the message
     * @throws BadUsage where it is no such text
     */
    public static long parse(String option, String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw BadUsage.expected(option, "a whole number of kB, MB or GB, such as 256MB", text);
        }
        return Long.parseLong(matcher.group(1)) * Objects.requireNonNull(UNITS.get(matcher.group(2)));
    }
}
