package io.heartproof.format;

import io.heartproof.format.array.ArrayOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import java.util.OptionalDouble;

/**
 * What the user says about a file beside the file itself.
 *
 * @param samplingRateHz the sampling rate, where the file does not state it; an error where the file states another
 * @param identity dropped unless the user asks for it
 * @param leads what names of leads mean that the file uses
 * @param arrays what arrays of recordings do not say themselves; an error where the file is another
 */
public record ReadOptions(OptionalDouble samplingRateHz, Identity identity, LeadMap leads, ArrayOptions arrays) {
    /** The file says everything, except who the patient is. */
    public static final ReadOptions NONE =
            new ReadOptions(OptionalDouble.empty(), Identity.DROPPED, LeadMap.NONE, ArrayOptions.NONE);

    public ReadOptions {
        if (samplingRateHz.isPresent()) {
            double rate = samplingRateHz.getAsDouble();
            if (!(rate > 0) || Double.isInfinite(rate)) {
                throw new BadUsage("the sampling rate must be a positive number of Hz, got " + rate);
            }
        }
    }

    /** The user knows the sampling rate. */
    public static ReadOptions samplingRate(double samplingRateHz) {
        return new ReadOptions(OptionalDouble.of(samplingRateHz), Identity.DROPPED, LeadMap.NONE, ArrayOptions.NONE);
    }

    /** What these options say of a file's content, as one text: the same for options that give the same samples and names. */
    public String text() {
        String rate = samplingRateHz.isPresent() ? samplingRateHz.getAsDouble() + " Hz" : "rates of the files";
        return rate + ", " + leads.texts() + (arrays.isNone() ? "" : ", " + arrays.text());
    }

    /** The same options with another wish about the patient's identity. */
    public ReadOptions with(Identity other) {
        return new ReadOptions(samplingRateHz, other, leads, arrays);
    }

    /** The same options with other names of leads. */
    public ReadOptions with(LeadMap other) {
        return new ReadOptions(samplingRateHz, identity, other, arrays);
    }

    /** The same options for arrays of recordings. */
    public ReadOptions with(ArrayOptions other) {
        return new ReadOptions(samplingRateHz, identity, leads, other);
    }
}
