package io.heartproof.format.csv;

import io.heartproof.format.rule.SamplingRate;
import io.heartproof.problem.BadData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The times of the samples, or their numbers, while rows are read. They must be equally spaced. Times without a unit are seconds
 * where that gives a rate that an ECG can have, and what the user's rate makes them where there is one. Not thread-safe.
 */
final class TimeColumn {
    /** Precision of the rate: times are often rounded, and so is the rate that follows from them. */
    static final double TOLERANCE = 1e-3;

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int DIGITS_OF_A_DOUBLE = 17;
    private static final MathContext RATE_DIGITS = new MathContext(9);
    private static final double LOWEST_USUAL_HZ = 20;
    private static final double HIGHEST_USUAL_HZ = 5000;
    private static final double EARLIEST_SINCE_1970 = 1e9;

    private final Column column;
    private final Numbers numbers;
    private double[] times = new double[FIRST_CAPACITY];
    private int length;
    private int decimals;
    private boolean clock;

    TimeColumn(Column column, Numbers numbers) {
        this.column = column;
        this.numbers = numbers;
    }

    /** Whether a rate is such that times in seconds need no unit to be understood. */
    static boolean isUsual(double samplingRateHz) {
        return samplingRateHz >= LOWEST_USUAL_HZ && samplingRateHz <= HIGHEST_USUAL_HZ;
    }

    /** Takes the next cell. */
    void take(String where, String cell) {
        OptionalDouble time = cell.indexOf(':') < 0 ? numbers.parse(cell) : ClockTime.seconds(cell);
        boolean isClock = cell.indexOf(':') >= 0;
        if (time.isEmpty() || (length > 0 && isClock != clock)) {
            throw new BadData(where, "expected a %s in column %s, got '%s'".formatted(what(), name(), cell));
        }
        clock = isClock;
        if (length == times.length) {
            times = Arrays.copyOf(times, 2 * length);
        }
        times[length++] = time.getAsDouble();
        decimals = Math.max(decimals, decimals(cell));
    }

    /** Digits behind the decimal point or comma; more than a double holds where there is an exponent. */
    private static int decimals(String cell) {
        int point = Math.max(cell.lastIndexOf('.'), cell.lastIndexOf(','));
        boolean hasExponent = cell.indexOf('e') >= 0 || cell.indexOf('E') >= 0;
        return hasExponent ? DIGITS_OF_A_DOUBLE : point < 0 ? 0 : cell.length() - point - 1;
    }

    /** Whether the cells are whole numbers that rise by one. */
    boolean counts() {
        for (int i = 0; i < length; i++) {
            if (times[i] != times[0] + i || times[i] != Math.rint(times[i])) {
                return false;
            }
        }
        return !clock && (column.kind() == ColumnKind.COUNT || column.unit().isEmpty());
    }

    /** Whether this column says nothing of time; a count that does not count is refused. */
    boolean isCount(String where) {
        if (column.kind() == ColumnKind.COUNT && !counts()) {
            throw new BadData(where, "column %s must count the rows: 0, 1, 2 and so on".formatted(name()));
        }
        return column.kind() != ColumnKind.TIME && counts();
    }

    /**
     * Samples per second; empty for a single row.
     *
     * @param given what the user says, if anything
     * @param notes gets a line where the unit of the times is inferred
     * @throws BadData where a time is half a sample or more away from its place in an equally spaced row, or the unit is unclear
     */
    OptionalDouble samplingRateHz(String where, OptionalDouble given, List<String> notes) {
        if (length < 2) {
            return OptionalDouble.empty();
        }
        double step = (times[length - 1] - times[0]) / (length - 1);
        if (!(step > 0) || Double.isInfinite(1 / step) || Double.isInfinite(step)) {
            throw new BadData(
                    where, "times must rise, got %s to %s in column %s".formatted(times[0], times[length - 1], name()));
        }
        requireEqualSteps(where, step);
        double rate = plain(round(1 / (step * unitSeconds(where, step, given, notes))));
        return OptionalDouble.of(SamplingRate.confirmed(where, rate, given, TOLERANCE));
    }

    private void requireEqualSteps(String where, double step) {
        for (int i = 0; i < length; i++) {
            if (!(Math.abs(times[i] - times[0] - i * step) < step / 2)) {
                throw new BadData(
                        where,
                        String.format(
                                Locale.ROOT,
                                "times must be equally spaced, expected about %s for sample %d, got %s in column %s",
                                (float) (times[0] + i * step),
                                i,
                                times[i],
                                name()));
            }
        }
    }

    private double unitSeconds(String where, double step, OptionalDouble given, List<String> notes) {
        Optional<TimeUnit> stated = column.timeUnit();
        if (stated.isPresent() || clock) {
            return stated.map(TimeUnit::seconds).orElse(1.0);
        }
        if (given.isPresent()) {
            return unitOf(step, given.getAsDouble(), notes);
        }
        TimeUnit unit = times[0] >= EARLIEST_SINCE_1970 ? TimeUnit.since1970(times[0]) : TimeUnit.SECONDS;
        double rate = round(1 / (step * unit.seconds()));
        if (!isUsual(rate)) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "column %s has no unit, and in %s it would give %s Hz: name the unit in its head (time"
                                    + " [ms]) or give the sampling rate with %s",
                            name(),
                            unit,
                            rate,
                            SamplingRate.OPTION));
        }
        if (unit != TimeUnit.SECONDS || column.kind() == ColumnKind.UNNAMED) {
            notes.add("column " + name() + " has no unit: taken as " + unit);
        }
        return unit.seconds();
    }

    /** The unit that gives the user's rate; where none does, seconds, which will contradict it. */
    private double unitOf(double step, double given, List<String> notes) {
        for (TimeUnit unit : TimeUnit.values()) {
            if (agree(1 / (step * unit.seconds()), given)) {
                if (unit != TimeUnit.SECONDS) {
                    notes.add(
                            "column " + name() + " has no unit: taken as " + unit + ", after the given sampling rate");
                }
                return unit.seconds();
            }
        }
        if (counts()) {
            notes.add("column " + name() + " counts the samples: passed over");
            return 1 / (step * given);
        }
        return TimeUnit.SECONDS.seconds();
    }

    /** The whole number of Hz that the rate may be, as far as the times are exact; otherwise the rate itself. */
    private double plain(double rate) {
        double resolution = Math.pow(10, -decimals) + 2 * Math.ulp(times[length - 1]);
        double relative = resolution / (times[length - 1] - times[0]);
        boolean isWhole = relative <= TOLERANCE && Math.abs(rate - Math.rint(rate)) <= relative * rate;
        return isWhole ? Math.rint(rate) : rate;
    }

    private static boolean agree(double rate, double given) {
        return Math.abs(rate - given) <= TOLERANCE * rate;
    }

    private static double round(double rate) {
        return BigDecimal.valueOf(rate).round(RATE_DIGITS).doubleValue();
    }

    private String what() {
        return column.kind() == ColumnKind.TIME ? "time" : "number";
    }

    private String name() {
        return column.name().isEmpty() ? "1 (without a name)" : "'" + column.head() + "'";
    }
}
