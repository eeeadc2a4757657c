package io.heartproof.format.csv;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import io.heartproof.signal.LeadSignal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a column: {@code NAME} or {@code NAME [UNIT]}. Without a unit, amplitudes are millivolts; the unit
 * {@code ?} says that they are nominal millivolts of a lead that is not calibrated.
 *
 * @param name of the lead, or {@link #TIME}
 * @param unit as written, empty where there is none
 */
record Column(String name, String unit) {
    static final String TIME = "time";
    static final String UNCALIBRATED = "?";

    private static final Pattern WITH_UNIT = Pattern.compile("(.*\\S)\\s*\\[([^\\[\\]]+)\\]");
    private static final String SECONDS = "s";

    /** @param where file and line, for messages */
    static Column of(String where, String head) {
        String text = head.strip();
        Matcher withUnit = WITH_UNIT.matcher(text);
        Column column = withUnit.matches()
                ? new Column(withUnit.group(1), withUnit.group(2).strip())
                : new Column(text, "");
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadData(where, "the first row must name the leads, got '" + text + "'");
        }
        if (Decimal.parse(text).isPresent()) {
            throw new BadData(where, "the first row must name the leads, got the number " + text);
        }
        if (column.isTime() && !column.unit.isEmpty() && !column.unit.equals(SECONDS)) {
            throw new BadData(where, "the time column must be in seconds, got '" + text + "'");
        }
        return column;
    }

    /** The head under which a lead is written. */
    static Column of(LeadSignal signal) {
        String name = signal.lead().name().replaceAll("\\p{Cntrl}", " ");
        if (!signal.calibrated()) {
            return new Column(name, UNCALIBRATED);
        }
        boolean plain = signal.unit().equals(LeadSignal.MILLIVOLTS) && !name.endsWith("]");
        return new Column(name, plain ? "" : signal.unit().replaceAll("[\\[\\]\\p{Cntrl}]", "_"));
    }

    boolean isTime() {
        return name.equalsIgnoreCase(TIME);
    }

    boolean isCalibrated() {
        return !unit.equals(UNCALIBRATED);
    }

    AmplitudeUnit amplitudeUnit() {
        return unit.isEmpty() || !isCalibrated() ? AmplitudeUnit.MILLIVOLTS : AmplitudeUnit.of(unit);
    }

    String head() {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }
}
