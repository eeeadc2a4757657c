package io.heartproof.format.wfdb;

import io.heartproof.format.rule.Decimal;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Sex;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments of a header say about the patient, in the forms that PhysioNet's collections use: {@code #Age: 74},
 * {@code # <age>: 25  <sex>: M}, {@code # sex: female}, {@code #Dx: 59118001,164889003}. The first of each counts.
 */
final class PatientComments {
    private static final Pattern AGE = field("age");
    private static final Pattern SEX = field("sex|gender");
    private static final Pattern DIAGNOSES = Pattern.compile("dx\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    private PatientComments() {}

    static Patient patient(List<String> comments) {
        double years = first(AGE, comments)
                .map(Decimal::parse)
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        Sex sex = first(SEX, comments).map(PatientFacts::sex).orElse(Sex.UNKNOWN);
        return new Patient(PatientFacts.age(years), sex);
    }

    static List<String> diagnosisCodes(List<String> comments) {
        return comments.stream()
                .map(DIAGNOSES::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(m -> Arrays.stream(m.group(1).split(","))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static Pattern field(String name) {
        return Pattern.compile("(?:^|\\s)<?(?:" + name + ")>?\\s*:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
    }

    private static Optional<String> first(Pattern pattern, List<String> comments) {
        return comments.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(m -> m.group(1));
    }
}
