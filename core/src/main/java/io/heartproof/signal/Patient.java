package io.heartproof.signal;

import java.util.OptionalInt;

/**
 * What a recording says about the patient.
 *
 * @param ageYears empty where the file does not say (or says something that is no age)
 * @param identity {@link PatientIdentity#NONE} unless the user asked for it
 */
public record Patient(OptionalInt ageYears, Sex sex, PatientIdentity identity) {
    public static final Patient UNKNOWN = new Patient(OptionalInt.empty(), Sex.UNKNOWN);

    /** A patient without a name. */
    public Patient(OptionalInt ageYears, Sex sex) {
        this(ageYears, sex, PatientIdentity.NONE);
    }

    /** The same patient, known by another identity. */
    public Patient with(PatientIdentity other) {
        return new Patient(ageYears, sex, other);
    }
}
