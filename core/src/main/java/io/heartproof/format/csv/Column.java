package io.heartproof.format.csv;

import io.heartproof.file.CsvText;
import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import io.heartproof.signal.LeadSignal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a column: {@code NAME}, with a unit behind it in brackets ({@code I [uV]}, {@code I (uV)}) or after a separator
 * ({@code I_uV}, {@code I uV}, R's {@code I..uV.}). Without a unit, amplitudes are millivolts; the unit {@code ?} says that
 * they are nominal millivolts of a lead that is not calibrated. Immutable.
 *
 * @param kind what its cells are
 * @param name of the lead, or as the head has it
 * @param unit as written, empty where there is none
 */
record Column(ColumnKind kind, String name, String unit) {
    static final String TIME = "time";
    static final String TIME_IN_SECONDS = "time [s]";
    static final String UNCALIBRATED = "?";

    private static final Pattern IN_SQUARE_BRACKETS = Pattern.compile("(.*\\S)\\s*\\[([^\\[\\]]+)\\]");
    private static final Pattern IN_ROUND_BRACKETS = Pattern.compile("(.*\\S)\\s*\\(([^()]+)\\)");
    private static final Pattern BEHIND = Pattern.compile(
            "(.*?[^\\s_./-])[\\s_./-]+(?:in[\\s_]+)?"
                    + "([munM\u00b5\u03bc]v|(?<=[\\s_])v|(?:milli|micro|nano)?volts?|"
                    + "[a-z\u00b5\u03bc]*s|[a-z]*secs?|[a-z]*seconds?|mins?|minutes?)\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /**
     * Units that are no voltage but scale one, and those of codes and of paper, in round brackets behind a lead of the twelve.
     */
    private static final Pattern OTHER_UNIT = Pattern.compile(
            ".*[^a-z][munM\u00b5\u03bc]v|[munM\u00b5\u03bc]v[^a-z].*|(?:adc?|raw|digital)?["
                    + " _-]?(?:counts?|units?|codes?)|adu|lsb|bits?|a\\.?u\\.?|nu|mm|cm|%",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** @param where file and line, for messages */
    static Column of(String where, String head) {
        String text = CsvText.text(head.strip());
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadData(where, "the first row must name the leads, got '" + text + "'");
        }
        if (Decimal.parse(text).isPresent()) {
            throw new BadData(where, "the first row must name the leads, got the number " + text);
        }
        Column column = split(text);
        if (column.kind == ColumnKind.TIME
                && !column.unit.isEmpty()
                && column.timeUnit().isEmpty()
                && !ClockTime.isPattern(column.unit)) {
            throw new BadData(where, "the time column must be in %s, got '%s'".formatted(TimeUnit.ALL, text));
        }
        return column;
    }

    /** The column without a name, which may be the first. */
    static Column unnamed() {
        return new Column(ColumnKind.UNNAMED, "", "");
    }

    /** The head under which a lead is written. */
    static Column of(LeadSignal signal) {
        String name = signal.lead().name().replaceAll("\\p{Cntrl}", " ");
        if (!signal.calibrated()) {
            return new Column(ColumnKind.LEAD, name, UNCALIBRATED);
        }
        boolean plain =
                signal.unit().equals(LeadSignal.MILLIVOLTS) && split(name).name.equals(name);
        return new Column(ColumnKind.of(name), name, plain ? "" : signal.unit().replaceAll("[\\[\\]\\p{Cntrl}]", "_"));
    }

    /** Whether a head names a lead of the twelve, with or without a unit. */
    static boolean isStandardLead(String head) {
        return LeadTable.standard(nameOf(head)).isPresent();
    }

    /** What a head names, without the unit. */
    static String nameOf(String head) {
        return split(CsvText.text(head.strip())).name;
    }

    /** Whether a cell of a row below the heads is a unit of this column. */
    boolean isUnit(String cell) {
        String plain = withoutBrackets(cell);
        return kind == ColumnKind.LEAD
                ? AmplitudeUnit.of(plain).isVoltage()
                : kind != ColumnKind.COUNT && (TimeUnit.of(plain).isPresent() || ClockTime.isPattern(plain));
    }

    /**
     * The same column with the unit that a row below the heads gives.
     *
     * @throws BadData where the head gives another
     */
    Column withUnit(String where, String cell) {
        String plain = withoutBrackets(cell);
        if (plain.isEmpty() || plain.equals("-") || kind == ColumnKind.COUNT) {
            return this;
        }
        Column other = new Column(kind, name, plain);
        boolean agrees = kind == ColumnKind.LEAD
                ? other.amplitudeUnit().equals(amplitudeUnit())
                : other.timeUnit().equals(timeUnit());
        if (!unit.isEmpty() && !agrees) {
            throw new BadData(where, "column %s is in '%s' and in '%s'".formatted(name, unit, plain));
        }
        return kind == ColumnKind.UNNAMED ? new Column(ColumnKind.TIME, TIME, plain) : other;
    }

    boolean isLead() {
        return kind == ColumnKind.LEAD;
    }

    boolean isCalibrated() {
        return !unit.equals(UNCALIBRATED);
    }

    AmplitudeUnit amplitudeUnit() {
        return unit.isEmpty() || !isCalibrated() ? AmplitudeUnit.MILLIVOLTS : AmplitudeUnit.of(unit);
    }

    Optional<TimeUnit> timeUnit() {
        return TimeUnit.of(unit);
    }

    String head() {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }

    private static Column split(String text) {
        Optional<TimeUnit> alone = TimeUnit.of(text);
        if (alone.isPresent() && text.length() > 1) {
            return new Column(ColumnKind.TIME, text, text);
        }
        Matcher square = IN_SQUARE_BRACKETS.matcher(text);
        if (square.matches()) {
            return named(square.group(1), square.group(2).strip());
        }
        Matcher round = IN_ROUND_BRACKETS.matcher(text);
        if (round.matches()
                && (isUnitOf(round.group(1), round.group(2).strip())
                        || isOtherUnitOf(round.group(1), round.group(2).strip()))) {
            return named(round.group(1), round.group(2).strip());
        }
        Matcher behind = BEHIND.matcher(text);
        boolean isBareVolt = behind.matches() && behind.group(2).equalsIgnoreCase("v");
        return behind.matches()
                        && isUnitOf(behind.group(1), behind.group(2))
                        && (!isBareVolt || LeadTable.standard(behind.group(1)).isPresent())
                ? named(behind.group(1), behind.group(2))
                : named(text, "");
    }

    private static Column named(String name, String unit) {
        return new Column(ColumnKind.of(name), name, unit);
    }

    private static boolean isUnitOf(String name, String unit) {
        return switch (ColumnKind.of(name)) {
            case TIME -> TimeUnit.of(unit).isPresent() || ClockTime.isPattern(unit);
            case LEAD -> AmplitudeUnit.of(unit).isVoltage();
            default -> false;
        };
    }

    private static boolean isOtherUnitOf(String name, String unit) {
        return LeadTable.standard(name).isPresent() && OTHER_UNIT.matcher(unit).matches();
    }

    private static String withoutBrackets(String cell) {
        return cell.replaceAll("^[\\[(]\\s*|\\s*[\\])]$", "");
    }
}
