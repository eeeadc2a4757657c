package io.heartproof.format.philips;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads Philips Sierra ECG XML 1.03, 1.04, 1.04.01 and 1.04.02, and newer ones of version 1 with a note: the parsed waveforms,
 * which are XLI-compressed; representative beats are passed over. One code is worth {@code resolution} microvolts.
 *
 * <p>Source: sierra-ecg-tools (C. A. Watford), description of the format. Of the patient, age, sex and identity are taken.
 * Immutable.
 */
public final class PhilipsReader {
    /** Name of the root element. */
    public static final String ROOT = "restingecgdata";

    private static final Set<String> TYPES = Set.of("SierraECG", "PhilipsECG");
    private static final Set<String> VERSIONS = Set.of("1.03", "1.04", "1.04.01", "1.04.02");
    private static final Pattern NEWER = Pattern.compile("1\\.(?:0[4-9]|[1-9]\\d)(?:\\.\\d{1,3}){0,2}");
    private static final Set<String> TWELVE_LEADS = Set.of("STD-12", "10-WIRE");

    private static final long SAMPLES_OF_ANY = 1L << 22;
    private static final int SAMPLES_PER_BYTE = 16;

    private final XmlElement root;
    private final String where;
    private final XmlElement signal;
    private final XmlElement waveforms;

    private PhilipsReader(XmlElement root) {
        this.root = root;
        this.where = root.where();
        this.signal = root.require("dataacquisition", "signalcharacteristics");
        this.waveforms = root.require("waveforms", "parsedwaveforms");
    }

    /**
     * Reads one recording.
     *
     * @param root of the file
     * @param samplingRateHz the rate that the user states, if any
     * @throws BadData where the file breaks a rule, or is of another type or version
     */
    public static Recording read(RecordingFile file, XmlElement root, OptionalDouble samplingRateHz) {
        String type = root.textOf("documentinfo", "documenttype");
        String version = root.textOf("documentinfo", "documentversion");
        boolean isKnown = VERSIONS.contains(version);
        if (!TYPES.contains(type) || !(isKnown || NEWER.matcher(version).matches())) {
            throw new BadData(
                    root.where(),
                    "expected SierraECG or PhilipsECG 1.03, 1.04 or newer of version 1, got '%s' '%s'"
                            .formatted(type, version));
        }
        List<String> notes = new ArrayList<>();
        if (!isKnown) {
            notes.add("version " + version + " is newer than those that are known, read as 1.04 is");
        }
        PhilipsReader reader = new PhilipsReader(root);
        double rate = reader.positive(reader.signal.require("samplingrate"));
        notes.addAll(new PhilipsFields(reader.signal, reader.waveforms).notes());
        List<LeadSignal> signals = reader.signals(rate);
        return new Recording(
                RecordingName.of(file),
                SamplingRate.confirmed(root.where(), rate, samplingRateHz),
                signals,
                reader.patient(),
                List.of(),
                new Source(type + " " + version, List.of(file.where()), notes));
    }

    private List<LeadSignal> signals(double rate) {
        List<Lead> leads = leads();
        double seconds = waveforms.number(waveforms.requireAttribute("durationperchannel")) / 1000;
        int samples = SampleLimit.check(where, leads.size(), (long) Math.floor(seconds * rate + 1e-6));
        requireXli();
        byte[] packed = waveforms.base64();
        requireRoom(packed.length, (long) leads.size() * samples);
        short[][] codes = XliDecoder.decode(where, packed, leads.size(), samples);
        LimbResiduals.resolve(where, leads, codes);
        double microvolts = positive(signal.first("signalresolution").orElseGet(() -> signal.require("resolution")));
        LinearScale scale = LinearScale.of(where, microvolts, 0, AmplitudeUnit.of("uV"));
        List<LeadSignal> signals = new ArrayList<>();
        for (int lead = 0; lead < leads.size(); lead++) {
            float[] amplitudes = new float[samples];
            for (int i = 0; i < samples; i++) {
                amplitudes[i] = scale.amplitude(codes[lead][i]);
            }
            signals.add(scale.signal(leads.get(lead), amplitudes));
        }
        return signals;
    }

    /** Zeros of hours pack into a few bytes; a resting ECG has minutes. */
    private void requireRoom(int packedBytes, long samples) {
        long most = Math.max(SAMPLES_OF_ANY, (long) SAMPLES_PER_BYTE * packedBytes);
        if (samples > most) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "at most %s are unpacked from %s, got %d over all leads",
                            Counted.of(most, "sample"),
                            Counted.of(packedBytes, "byte"),
                            samples));
        }
    }

    private void requireXli() {
        String encoding = waveforms.requireAttribute("dataencoding");
        String compression = waveforms
                .attribute("compressmethod")
                .or(() -> waveforms.attribute("compression"))
                .orElse("none");
        if (!encoding.equals("Base64") || !compression.equals("XLI")) {
            throw new BadData(
                    where,
                    "expected waveforms in Base64 with XLI, got '%s' with '%s'".formatted(encoding, compression));
        }
    }

    /** As the waveforms label them (1.04), or the standard twelve where the acquisition says so (1.03). */
    private List<Lead> leads() {
        Optional<String> labels = waveforms.attribute("leadlabels").filter(l -> !l.isBlank());
        if (labels.isPresent()) {
            List<String> names = List.of(labels.get().strip().split("\\s+"));
            double stated =
                    waveforms.number(waveforms.attribute("numberofleads").orElse("" + names.size()));
            if (stated < 1 || stated > names.size()) {
                throw new BadData(where, "expected a label for each of %s leads, got %s".formatted(stated, names));
            }
            return LeadNames.leads(names.subList(0, (int) stated));
        }
        String acquisition = signal.textOf("acquisitiontype");
        double count = positive(signal.require("numberchannelsallocated"));
        if (!TWELVE_LEADS.contains(acquisition) || count != Lead.STANDARD_12.size()) {
            throw new BadData(
                    where, "unlabelled waveforms must be twelve leads, got %s of '%s'".formatted(count, acquisition));
        }
        return Lead.STANDARD_12;
    }

    private double positive(XmlElement element) {
        double number = element.number();
        if (!(number > 0)) {
            throw new BadData(where, "<%s> must be positive, got %s".formatted(element.name(), number));
        }
        return number;
    }

    private Patient patient() {
        Optional<XmlElement> data = root.first("patient", "generalpatientdata");
        Optional<LocalDate> birth =
                data.flatMap(d -> d.first("age", "dateofbirth")).flatMap(b -> date(b.text()));
        OptionalInt age = data.flatMap(d -> d.first("age", "years"))
                .flatMap(y -> y.text().matches("\\d{1,3}") ? Optional.of(y.text()) : Optional.empty())
                .map(y -> PatientFacts.age(Integer.parseInt(y)))
                .orElseGet(() -> PatientFacts.age(
                        birth,
                        root.first("dataacquisition")
                                .flatMap(a -> a.attribute("date"))
                                .flatMap(PhilipsReader::date)));
        return new Patient(
                age,
                PatientFacts.sex(data.map(d -> d.textOf("sex")).orElse("")),
                PatientIdentity.of(
                        data.map(PhilipsReader::name).orElse(""),
                        data.map(d -> d.textOf("patientid")).orElse(""),
                        birth));
    }

    private static String name(XmlElement data) {
        return Stream.of("firstname", "middlename", "lastname")
                .map(part -> data.textOf("name", part))
                .collect(Collectors.joining(" "));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
