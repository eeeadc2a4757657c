package io.heartproof.format.csv;

import java.util.Locale;
import java.util.Optional;

/** The unit of a column of times. */
enum TimeUnit {
    SECONDS(1, "s", "sec", "secs", "second", "seconds"),
    MILLISECONDS(1e-3, "ms", "msec", "msecs", "millisecond", "milliseconds", "millis"),
    MICROSECONDS(1e-6, "us", "\u00b5s", "\u03bcs", "usec", "usecs", "microsecond", "microseconds", "micros"),
    NANOSECONDS(1e-9, "ns", "nsec", "nanosecond", "nanoseconds", "nanos"),
    MINUTES(60, "min", "mins", "minute", "minutes");

    /** What columns are called after that hold times. */
    static final String ALL = "s, ms, us, ns or min";

    private static final double MILLISECONDS_SINCE_1970 = 1e11;
    private static final double MICROSECONDS_SINCE_1970 = 1e14;
    private static final double NANOSECONDS_SINCE_1970 = 1e17;

    private final double seconds;
    private final String names;

    TimeUnit(double seconds, String... names) {
        this.seconds = seconds;
        this.names = " " + String.join(" ", names) + " ";
    }

    /** The unit of that name, ignoring case. */
    static Optional<TimeUnit> of(String name) {
        String word = " " + name.strip().toLowerCase(Locale.ROOT) + " ";
        if (word.isBlank()) {
            return Optional.empty();
        }
        for (TimeUnit unit : values()) {
            if (unit.names.contains(word)) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** The unit in which a time of this century is such a number since 1970. */
    static TimeUnit since1970(double time) {
        if (time < MILLISECONDS_SINCE_1970) {
            return SECONDS;
        }
        if (time < MICROSECONDS_SINCE_1970) {
            return MILLISECONDS;
        }
        return time < NANOSECONDS_SINCE_1970 ? MICROSECONDS : NANOSECONDS;
    }

    double seconds() {
        return seconds;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
