package io.heartproof.format.muse;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.LimbLeads;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads GE MUSE XML: the waveform {@code Rhythm}, or the first one where there is none, which is noted. The files hold
 * the eight independent leads; III, aVR, aVL and aVF are derived from I and II and put between II and V1.
 *
 * <p>Source: element names as published readers of MUSE exports use them; no specification is public. Of the patient,
 * age, sex and identity are taken.
 */
public final class MuseReader {
    /** Name of the root element. */
    public static final String ROOT = "RestingECG";

    private static final String RHYTHM = "rhythm";
    private static final DateTimeFormatter BIRTH = DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.ROOT);

    private MuseReader() {}

    /**
     * Reads one recording.
     *
     * @param root of the file
     * @param samplingRateHz the rate that the user states, if any
     * @throws BadData where the file breaks a rule or holds no waveform
     */
    public static Recording read(RecordingFile file, XmlElement root, OptionalDouble samplingRateHz) {
        List<XmlElement> waveforms = root.all("Waveform");
        List<XmlElement> rhythms = waveforms.stream()
                .filter(w -> w.textOf("WaveformType").toLowerCase(Locale.ROOT).equals(RHYTHM))
                .toList();
        Optional<XmlElement> rhythm = rhythms.stream().findFirst();
        XmlElement waveform = rhythm.or(() -> waveforms.stream().findFirst())
                .orElseThrow(() -> new BadData(root.where(), "expected a <Waveform>, found none"));
        List<String> notes = new ArrayList<>();
        if (rhythm.isEmpty()) {
            notes.add("there is no rhythm waveform, read '"
                    + waveform.textOf("WaveformType").replaceAll("\\p{Cntrl}", "?") + "'");
        }
        if (rhythms.size() > 1) {
            notes.add(String.format(Locale.ROOT, "there are %d rhythm waveforms, read the first", rhythms.size()));
        }
        Recording stored = new Recording(
                RecordingName.of(file),
                SamplingRate.confirmed(root.where(), rate(waveform), samplingRateHz),
                signals(root, waveform, notes),
                patient(root),
                List.of(),
                new Source("GE MUSE XML", List.of(file.where()), notes));
        return withLimbLeads(stored);
    }

    /** Sample base times ten to the sample exponent. */
    private static double rate(XmlElement waveform) {
        double exponent =
                waveform.first("SampleExponent").map(XmlElement::number).orElse(0.0);
        double rate = waveform.require("SampleBase").number() * Math.pow(10, exponent);
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new BadData(waveform.where(), "the sampling rate must be positive, got " + rate);
        }
        return rate;
    }

    private static List<LeadSignal> signals(XmlElement root, XmlElement waveform, List<String> notes) {
        List<MuseLead> stored =
                waveform.all("LeadData").stream().map(MuseLead::new).toList();
        if (stored.isEmpty()) {
            throw new BadData(waveform.where(), "expected <LeadData> in the waveform, found none");
        }
        List<Lead> leads = LeadNames.leads(stored.stream().map(MuseLead::name).toList());
        notes.addAll(new MuseFields(root, waveform).notes());
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            signals.add(stored.get(i).signal(leads.get(i), leads.size()));
            if (stored.get(i).isOff()) {
                notes.add("lead " + leads.get(i) + " was off");
            }
            if (!signals.get(i).calibrated()) {
                notes.add("lead " + leads.get(i) + " is not calibrated");
            }
        }
        return LeadNames.ofEqualLength(waveform.where(), signals);
    }

    private static Recording withLimbLeads(Recording stored) {
        if (!isVoltage(stored, Lead.I) || !isVoltage(stored, Lead.II)) {
            return stored;
        }
        List<LeadSignal> signals = new ArrayList<>(stored.signals());
        int at = stored.leads().indexOf(Lead.II) + 1;
        Recording result = stored;
        for (Lead lead : List.of(Lead.III, Lead.AVR, Lead.AVL, Lead.AVF)) {
            if (stored.signal(lead).isEmpty()) {
                LimbLeads.Derived derived = LimbLeads.derive(lead, stored).orElseThrow();
                signals.add(at++, derived.signal());
                result = result.noted("lead " + lead + " is derived from " + derived.from());
            }
        }
        return result.with(stored.samplingRateHz(), signals);
    }

    private static boolean isVoltage(Recording stored, Lead lead) {
        return stored.signal(lead)
                .filter(s -> !s.isBlank() && s.calibrated() && s.unit().equals(LeadSignal.MILLIVOLTS))
                .isPresent();
    }

    private static Patient patient(XmlElement root) {
        Optional<XmlElement> person = root.first("PatientDemographics");
        String age = person.map(p -> p.textOf("PatientAge")).orElse("");
        boolean inYears = person.map(p -> p.textOf("AgeUnits"))
                .orElse("")
                .toUpperCase(Locale.ROOT)
                .startsWith("YEAR");
        return new Patient(
                inYears && age.matches("\\d{1,3}") ? PatientFacts.age(Integer.parseInt(age)) : OptionalInt.empty(),
                PatientFacts.sex(person.map(p -> p.textOf("Gender")).orElse("")),
                person.map(MuseReader::identity).orElse(PatientIdentity.NONE));
    }

    private static PatientIdentity identity(XmlElement person) {
        return PatientIdentity.of(
                person.textOf("PatientFirstName") + " " + person.textOf("PatientLastName"),
                person.textOf("PatientID"),
                birth(person.textOf("DateofBirth")));
    }

    /** Month, day and year. */
    private static Optional<LocalDate> birth(String text) {
        try {
            return Optional.of(LocalDate.parse(text, BIRTH));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
