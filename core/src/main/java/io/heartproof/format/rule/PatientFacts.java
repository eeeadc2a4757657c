package io.heartproof.format.rule;

import io.heartproof.signal.Sex;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Age and sex as files write them. Anything else counts as unknown and is no error. */
public final class PatientFacts {
    private static final int HIGHEST_AGE = 130;

    private PatientFacts() {}

    /** Whole years, empty for NaN and for what is no age of a person (PTB-XL writes 300 for "over 89"). */
    public static OptionalInt age(double years) {
        return years >= 0 && years <= HIGHEST_AGE ? OptionalInt.of((int) years) : OptionalInt.empty();
    }

    /** Whole years from birth to the recording, so that the date of birth itself need not be carried. */
    public static OptionalInt age(Optional<LocalDate> birth, Optional<LocalDate> recorded) {
        if (birth.isEmpty() || recorded.isEmpty()) {
            return OptionalInt.empty();
        }
        return age(Period.between(birth.get(), recorded.get()).getYears());
    }

    /** The sex named by a word or its initial, ignoring case. */
    public static Sex sex(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "f", "female" -> Sex.FEMALE;
            case "m", "male" -> Sex.MALE;
            default -> Sex.UNKNOWN;
        };
    }
}
