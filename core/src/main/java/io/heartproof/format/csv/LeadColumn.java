package io.heartproof.format.csv;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The samples of one lead while rows are read. Not thread-safe. */
final class LeadColumn {
    private static final int FIRST_CAPACITY = 1 << 10;

    private final Lead lead;
    private final Column column;
    private final Numbers numbers;
    private final double scale;
    private float[] samples = new float[FIRST_CAPACITY];
    private int length;

    LeadColumn(Lead lead, Column column, Numbers numbers) {
        this.lead = lead;
        this.column = column;
        this.numbers = numbers;
        this.scale = column.amplitudeUnit().scale();
    }

    /** Takes the next cell: a number, or what stands for a missing one. */
    void take(String where, String cell) {
        if (length == samples.length) {
            samples = Arrays.copyOf(samples, 2 * length);
        }
        samples[length++] = Numbers.isMissing(cell) ? Float.NaN : number(where, cell);
    }

    private float number(String where, String cell) {
        OptionalDouble number = numbers.parse(cell);
        float value = (float) (number.orElse(Double.NaN) * scale);
        if (!Float.isFinite(value)) {
            String mixed = numbers.isMixed() ? " in a table with decimal points and decimal commas" : "";
            throw new BadData(
                    where,
                    "expected a number in the range of a float in column %s, got '%s'%s"
                            .formatted(column.name(), cell, mixed));
        }
        return value;
    }

    /** Whether this is R's column of row numbers, which its name alone does not tell. */
    boolean countsRows() {
        if (!ColumnKind.mayCountRows(column.name()) || !column.unit().isEmpty() || length < 2) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (samples[i] != (float) (i + 1)) {
                return false;
            }
        }
        return true;
    }

    /** The largest amplitude in millivolts of a lead whose unit is not stated; 0 otherwise. */
    float peakWithoutUnit() {
        float peak = 0;
        for (int i = 0; i < length && column.unit().isEmpty(); i++) {
            peak = Float.isNaN(samples[i]) ? peak : Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    /** Adds what is odd about the lead, once all rows have been taken. */
    void addNotes(List<String> notes) {
        if (!column.isCalibrated()) {
            notes.add("lead " + lead + " is not calibrated");
        }
    }

    Lead lead() {
        return lead;
    }

    LeadSignal signal() {
        float[] all = Arrays.copyOf(samples, length);
        if (!column.isCalibrated()) {
            return LeadSignal.uncalibrated(lead, all);
        }
        return column.amplitudeUnit().signal(lead, all);
    }
}
