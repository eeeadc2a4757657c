package io.heartproof.format.csv;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day ({@code 0:00.002}, {@code 10:30:00.002}), with or without a date, as seconds. */
final class ClockTime {
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2}(?:[.,]\\d{1,9})?)(?: \\d{1,2}/\\d{1,2}/\\d{4})?");
    private static final Pattern BRACKETS = Pattern.compile("^\\[|\\]$");
    private static final Pattern DATED = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[T ](\\d{2}):(\\d{2}):(\\d{2})([.,]\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern WRITTEN_PATTERN = Pattern.compile("(?i)(?:h{1,2}:)?m{1,2}:s{1,2}(?:[.,]m*s*)?");

    private ClockTime() {}

    /** Whether a unit describes such times: {@code hh:mm:ss.mmm}. */
    static boolean isPattern(String unit) {
        return WRITTEN_PATTERN.matcher(unit).matches();
    }

    /** Seconds since midnight or, dated, since 2000; empty where the text is no such time. */
    static OptionalDouble seconds(String text) {
        String plain = BRACKETS.matcher(text.strip()).replaceAll("");
        Matcher dated = DATED.matcher(plain);
        if (dated.matches()) {
            return dated(dated);
        }
        Matcher clock = CLOCK.matcher(plain);
        if (!clock.matches()) {
            return OptionalDouble.empty();
        }
        double hours = clock.group(1) == null ? 0 : Double.parseDouble(clock.group(1));
        return OptionalDouble.of(
                (hours * 60 + Double.parseDouble(clock.group(2))) * 60 + Double.parseDouble(point(clock.group(3))));
    }

    private static OptionalDouble dated(Matcher dated) {
        try {
            LocalDateTime second = LocalDateTime.of(
                    part(dated, 1), part(dated, 2), part(dated, 3), part(dated, 4), part(dated, 5), part(dated, 6));
            double fraction = dated.group(7) == null ? 0 : Double.parseDouble("0" + point(dated.group(7)));
            long since = second.toEpochSecond(ZoneOffset.UTC)
                    - LocalDateTime.of(2000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
            return OptionalDouble.of(since + fraction);
        } catch (DateTimeException e) {
            return OptionalDouble.empty();
        }
    }

    private static int part(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static String point(String number) {
        return number.replace(',', '.');
    }
}
