package io.heartproof.format.csv;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The samples of one lead while rows are read. */
final class LeadColumn {
    private static final int FIRST_CAPACITY = 1 << 10;

    private final Lead lead;
    private final Column column;
    private final double scale;
    private float[] samples = new float[FIRST_CAPACITY];
    private int length;

    LeadColumn(Lead lead, Column column) {
        this.lead = lead;
        this.column = column;
        this.scale = column.amplitudeUnit().scale();
    }

    /** Takes the next cell: a number, or nothing for an invalid sample. */
    void take(String where, String cell) {
        if (length == samples.length) {
            samples = Arrays.copyOf(samples, 2 * length);
        }
        samples[length++] = cell.isEmpty() ? Float.NaN : number(where, cell);
    }

    private float number(String where, String cell) {
        OptionalDouble number = Decimal.parse(cell);
        float value = (float) (number.orElse(Double.NaN) * scale);
        if (!Float.isFinite(value)) {
            throw new BadData(
                    where,
                    "expected a number in the range of a float in column " + column.name() + ", got '" + cell + "'");
        }
        return value;
    }

    /** Adds what is odd about the lead, once all rows have been taken. */
    void addNotes(List<String> notes) {
        if (!column.isCalibrated()) {
            notes.add("lead " + lead + " is not calibrated");
        }
    }

    LeadSignal signal() {
        float[] all = Arrays.copyOf(samples, length);
        if (!column.isCalibrated()) {
            return LeadSignal.uncalibrated(lead, all);
        }
        return column.amplitudeUnit().signal(lead, all);
    }
}
