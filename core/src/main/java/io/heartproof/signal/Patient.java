package io.heartproof.signal;

import java.util.OptionalInt;

/**
 * What a recording says about the patient. Names and identifiers are deliberately not carried.
 *
 * @param ageYears empty where the file does not say (or says something that is no age)
 */
public record Patient(OptionalInt ageYears, Sex sex) {
    public static final Patient UNKNOWN = new Patient(OptionalInt.empty(), Sex.UNKNOWN);
}
