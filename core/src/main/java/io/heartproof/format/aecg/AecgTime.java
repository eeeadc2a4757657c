package io.heartproof.format.aecg;

import io.heartproof.format.rule.Decimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as HL7 writes it: {@code 20021122091000.000+0100}. Without a zone it is taken as if it were UTC; only
 * differences count.
 *
 * @param seconds since 1970
 * @param resolution seconds of the last digit that is written
 */
record AecgTime(double seconds, double resolution) {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:(\\d\\d)(?:\\.(\\d{1,9}))?)?([+-]\\d\\d)?(\\d\\d)?");

    /** The time of that text; empty where it is none, or less exact than a minute. */
    static Optional<AecgTime> of(String text) {
        Matcher time = TIME.matcher(text.strip());
        return time.matches() ? of(time) : Optional.empty();
    }

    private static Optional<AecgTime> of(Matcher time) {
        try {
            LocalDateTime minute =
                    LocalDateTime.of(part(time, 1), part(time, 2), part(time, 3), part(time, 4), part(time, 5));
            String fraction = time.group(7) == null ? "" : time.group(7);
            double seconds = minute.toEpochSecond(ZoneOffset.UTC)
                    + Decimal.parse(part(time, 6) + "." + fraction + "0").orElse(0)
                    - 3600.0 * part(time, 8)
                    - 60.0 * Integer.signum(part(time, 8)) * part(time, 9);
            return Optional.of(new AecgTime(seconds, time.group(6) == null ? 60 : Math.pow(10, -fraction.length())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher time, int group) {
        return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
    }

    AecgTime plus(double moreSeconds) {
        return new AecgTime(seconds + moreSeconds, resolution);
    }
}
