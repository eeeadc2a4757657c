package io.heartproof.format.wfdb.header;

import io.heartproof.format.rule.Decimal;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments of a header say about the patient, in the forms that PhysioNet's collections use: {@code #Age: 74},
 * {@code # <age>: 25  <sex>: M}, {@code # sex: female}, {@code #Dx: 59118001,164889003}, and in our own:
 * {@code #Patient name: ...}, {@code #Patient id: ...}, {@code #Birth date: 1951-05-02}. The first of each counts, but for
 * diagnoses.
 */
public final class PatientComments {
    private static final Pattern AGE = field("age");
    private static final Pattern SEX = field("sex|gender");
    private static final Pattern NAME = line("patient name");
    private static final Pattern ID = line("patient id");
    private static final Pattern BIRTH = line("birth date");
    private static final Pattern DIAGNOSES = Pattern.compile("dx\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    private PatientComments() {}

    public static Patient patient(List<String> comments) {
        double years = first(AGE, comments)
                .map(Decimal::parse)
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        Sex sex = first(SEX, comments).map(PatientFacts::sex).orElse(Sex.UNKNOWN);
        PatientIdentity identity = PatientIdentity.of(
                first(NAME, comments).orElse(""),
                first(ID, comments).orElse(""),
                first(BIRTH, comments).flatMap(PatientComments::date));
        return new Patient(PatientFacts.age(years), sex, identity);
    }

    /** The comments that say this of a patient, in the forms that are read. */
    public static Map<String, String> of(Patient patient) {
        Map<String, String> comments = new LinkedHashMap<>();
        patient.ageYears().ifPresent(age -> comments.put("Age", Integer.toString(age)));
        if (patient.sex() != Sex.UNKNOWN) {
            comments.put("Sex", patient.sex() == Sex.FEMALE ? "Female" : "Male");
        }
        patient.identity().name().ifPresent(name -> comments.put("Patient name", name));
        patient.identity().id().ifPresent(id -> comments.put("Patient id", id));
        patient.identity().birthDate().ifPresent(birth -> comments.put("Birth date", birth.toString()));
        return comments;
    }

    /** The codes of every such comment, each once. */
    public static List<String> diagnosisCodes(List<String> comments) {
        return comments.stream()
                .map(DIAGNOSES::matcher)
                .filter(Matcher::matches)
                .flatMap(m -> Arrays.stream(m.group(1).split("[,;]")))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    private static Pattern field(String name) {
        return Pattern.compile("(?:^|\\s)<?(?:" + name + ")>?\\s*:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
    }

    /** A comment that is one field alone, whose value may have blanks. */
    private static Pattern line(String name) {
        return Pattern.compile("^" + name + "\\s*:\\s*(\\S.*)", Pattern.CASE_INSENSITIVE);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, List<String> comments) {
        return comments.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(m -> m.group(1));
    }
}
