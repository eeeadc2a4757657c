package io.heartproof.format.edf;

import io.heartproof.format.rule.PatientFacts;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * The patient out of the two identification fields of EDF+: {@code CODE SEX 02-MAY-1951 NAME} and
 * {@code Startdate 24-JAN-2020 ...}. In place of what is not known stands an X.
 */
final class EdfPatient {
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH);

    private EdfPatient() {}

    static Patient of(String patientField, String recordingField) {
        String[] patient = patientField.split(" ", 4);
        String[] recording = recordingField.split(" ", 3);
        Sex sex = patient.length > 1 ? PatientFacts.sex(patient[1]) : Sex.UNKNOWN;
        Optional<LocalDate> birth = patient.length > 2 ? date(patient[2]) : Optional.empty();
        Optional<LocalDate> start = recording.length > 1 ? date(recording[1]) : Optional.empty();
        String name = patient.length > 3 ? known(patient[3]) : "";
        return new Patient(PatientFacts.age(birth, start), sex, PatientIdentity.of(name, known(patient[0]), birth));
    }

    /** Plain EDF has no rules for the field, which may be anything that the hospital knows the patient by. */
    static Patient ofFreeText(String patientField) {
        return Patient.UNKNOWN.with(PatientIdentity.of("", patientField, Optional.empty()));
    }

    private static String known(String text) {
        return text.equals("X") ? "" : text.replace('_', ' ');
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
