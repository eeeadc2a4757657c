package io.heartproof.format.rule;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;

/**
 * What the codes of a lead mean: {@code amplitude = (offset + perCode * code) * unit.scale()}, in millivolts where the
 * unit is a voltage.
 *
 * @param perCode units of the file per code; 0 where the lead was never set up, so that none of its samples is valid
 * @param offset amplitude of code 0 in units of the file
 * @param unit the file's unit
 */
public record LinearScale(double perCode, double offset, AmplitudeUnit unit) {
    private static final double LARGEST_CODE = 1L << 33;

    /**
     * A scale whose amplitudes stay in the range of a float for codes of up to 33 bits.
     *
     * @param where file and lead, for the message
     * @throws BadData where they do not
     */
    public static LinearScale of(String where, double perCode, double offset, AmplitudeUnit unit) {
        LinearScale scale = new LinearScale(perCode, offset, unit);
        double largest = (Math.abs(offset) + Math.abs(perCode) * LARGEST_CODE) * unit.scale();
        if (!(largest <= Float.MAX_VALUE)) {
            throw new BadData(
                    where,
                    "a code must be worth something in the range of a float, got %s %s per code from %s"
                            .formatted(perCode, unit.name(), offset));
        }
        return scale;
    }

    /** What a code stands for; NaN where codes are worth nothing. */
    public float amplitude(double code) {
        return perCode == 0 ? Float.NaN : (float) ((offset + perCode * code) * unit.scale());
    }

    /** A lead with these amplitudes. */
    public LeadSignal signal(Lead lead, float[] amplitudes) {
        return unit.signal(lead, amplitudes);
    }
}
