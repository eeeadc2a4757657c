package io.heartproof.signal;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a file says of who the patient is. Carried only where the user asked for it, and never part of any text that is made
 * of a recording as such: {@link #toString} keeps it to itself. Immutable.
 *
 * @param name as the file writes it, on one line; empty where it is not stated
 * @param id the number or code that the hospital knows the patient by
 */
public record PatientIdentity(Optional<String> name, Optional<String> id, Optional<LocalDate> birthDate) {
    /** Nothing is known, or wanted. */
    public static final PatientIdentity NONE =
            new PatientIdentity(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 256;

    public PatientIdentity {
        name = name.flatMap(PatientIdentity::oneLine);
        id = id.flatMap(PatientIdentity::oneLine);
    }

    /** An identity of texts that may be empty. */
    public static PatientIdentity of(String name, String id, Optional<LocalDate> birthDate) {
        return new PatientIdentity(Optional.of(name), Optional.of(id), birthDate);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    private static Optional<String> oneLine(String text) {
        String plain =
                text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return plain.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        plain.substring(0, Math.min(LONGEST, plain.length())).strip());
    }

    /** Whether there is one, and nothing else. */
    @Override
    public String toString() {
        return isEmpty() ? "PatientIdentity[none]" : "PatientIdentity[withheld]";
    }
}
