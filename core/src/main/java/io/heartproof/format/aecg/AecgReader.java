package io.heartproof.format.aecg;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import io.heartproof.signal.Source;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an HL7 annotated ECG: the series with the code {@code RHYTHM}, or the first other series where none has it, or
 * a representative beat where there is nothing else, which is noted. {@link AecgParts} says what their sequence sets make.
 *
 * <p>Source: Brown, Badilini, HL7 aECG Implementation Guide, 2005. Of the subject, sex, age (from date of birth and
 * date of the recording) and identity are taken.
 */
public final class AecgReader {
    /** Name of the root element. */
    public static final String ROOT = "AnnotatedECG";

    private static final String RHYTHM = "RHYTHM";
    private static final String COMPONENT = "component";
    private static final int BEAT_RANK = 3;

    /** What relative times count from where the series has no start. */
    private static final AecgTime START = new AecgTime(0, 0);

    private AecgReader() {}

    /**
     * Reads one recording.
     *
     * @param root of the file
     * @param samplingRateHz the rate that the user states, if any
     * @param named which leads names of sequences stand for, after the user
     * @throws BadData where the file breaks a rule or holds no series
     */
    public static Recording read(RecordingFile file, XmlElement root, OptionalDouble samplingRateHz, LeadMap named) {
        List<XmlElement> recorded = in(root, COMPONENT, "series");
        List<XmlElement> derived = recorded.stream()
                .flatMap(series -> in(series, "derivation", "derivedSeries").stream())
                .toList();
        List<XmlElement> all = Stream.concat(recorded.stream(), derived.stream())
                .filter(series -> !in(series, COMPONENT, "sequenceSet").isEmpty())
                .toList();
        int best = all.stream()
                .mapToInt(AecgReader::rank)
                .min()
                .orElseThrow(() -> new BadData(root.where(), "expected a series with a sequence set, found none"));
        List<XmlElement> wanted = all.stream()
                .filter(series -> rank(series) == best)
                .limit(best == 0 ? Long.MAX_VALUE : 1)
                .toList();
        List<String> notes = new ArrayList<>();
        if (best > 0) {
            notes.add("there is no rhythm series, read the series " + code(wanted.get(0)));
        }
        all.stream()
                .filter(series -> !wanted.contains(series) && rank(series) < BEAT_RANK)
                .forEach(series -> notes.add("the series '" + code(series) + "' is passed over"));
        AecgPart part =
                new AecgParts(root.where(), notes).best(sets(wanted, named).ofLeads(root.where(), notes));
        return new Recording(
                RecordingName.of(file),
                SamplingRate.confirmed(root.where(), part.samplingRateHz(), samplingRateHz),
                part.signals(),
                patient(root),
                List.of(),
                new Source("HL7 aECG", List.of(file.where()), notes));
    }

    /** A rhythm comes first, a beat last. */
    private static int rank(XmlElement series) {
        String code = code(series).toUpperCase(Locale.ROOT);
        return code.equals(RHYTHM)
                ? 0
                : code.contains("BEAT") ? BEAT_RANK : series.name().equals("series") ? 1 : 2;
    }

    private static AecgSets sets(List<XmlElement> wanted, LeadMap named) {
        AecgSets sets = new AecgSets(named);
        for (XmlElement series : wanted) {
            AecgTime origin = series.first("effectiveTime", "low")
                    .flatMap(low -> low.attribute("value"))
                    .flatMap(AecgTime::of)
                    .orElse(START);
            in(series, COMPONENT, "sequenceSet").forEach(set -> sets.take(set, origin));
        }
        return sets;
    }

    /** All elements {@code inner} in elements {@code outer} of an element. */
    private static List<XmlElement> in(XmlElement element, String outer, String inner) {
        return element.all(outer).stream().flatMap(o -> o.all(inner).stream()).toList();
    }

    private static String code(XmlElement element) {
        return element.first("code")
                .flatMap(c -> c.attribute("code"))
                .orElse("")
                .replaceAll("\\p{Cntrl}", "?");
    }

    private static Patient patient(XmlElement root) {
        Optional<XmlElement> subject = root.first(
                "componentOf", "timepointEvent", "componentOf", "subjectAssignment", "subject", "trialSubject");
        Optional<XmlElement> person = subject.flatMap(s -> s.first("subjectDemographicPerson"));
        Sex sex = person.flatMap(p -> p.first("administrativeGenderCode"))
                .flatMap(g -> g.attribute("code"))
                .map(PatientFacts::sex)
                .orElse(Sex.UNKNOWN);
        Optional<LocalDate> birth = person.flatMap(p -> p.first("birthTime"))
                .flatMap(b -> b.attribute("value"))
                .flatMap(AecgReader::date);
        return new Patient(
                PatientFacts.age(birth, recorded(root)),
                sex,
                PatientIdentity.of(
                        person.map(AecgReader::name).orElse(""),
                        subject.flatMap(s -> s.first("id"))
                                .flatMap(id -> id.attribute("extension"))
                                .orElse(""),
                        birth));
    }

    /** Plain text (usually initials), or given and family names as elements of their own. */
    private static String name(XmlElement person) {
        return person.first("name").stream()
                .flatMap(name -> Stream.of(Stream.of(name), name.all("given").stream(), name.all("family").stream()))
                .flatMap(parts -> parts)
                .map(XmlElement::text)
                .collect(Collectors.joining(" "));
    }

    private static Optional<LocalDate> recorded(XmlElement root) {
        return Stream.of("center", "low", "high")
                .flatMap(bound -> root.first("effectiveTime", bound).stream())
                .flatMap(time -> time.attribute("value").stream())
                .flatMap(value -> date(value).stream())
                .findFirst();
    }

    /** The day of a time such as {@code 20021122091000.000}. */
    private static Optional<LocalDate> date(String time) {
        try {
            String day = time.strip();
            return Optional.of(
                    LocalDate.parse(day.substring(0, Math.min(day.length(), 8)), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
