package io.heartproof.format;

import io.heartproof.format.csv.CsvReader;
import io.heartproof.format.dicom.DicomReader;
import io.heartproof.format.edf.EdfReader;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.lead.LeadNaming;
import io.heartproof.format.mat.MatReader;
import io.heartproof.format.rule.CalibrationPulse;
import io.heartproof.format.wfdb.WfdbReader;
import io.heartproof.format.xml.XmlFile;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.problem.Exhaustion;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The front door: a path in, a {@link Recording} out. Takes a WFDB header ({@code A0001.hea}), a file beside one
 * ({@code A0001.mat}, {@code A0001.dat}), a WFDB record name ({@code A0001}), a MATLAB v5 file of CPSC2018, EDF,
 * DICOM, the XML of HL7 aECG, Philips Sierra and GE MUSE, and a CSV table. What a file holds counts more than what it is called. Thread-safe.
 *
 * <pre>{@code
 * Recording recording = RecordingFiles.read(Path.of("data/A0001.mat"));
 * float[] leadII = recording.signal(Lead.II).orElseThrow().samples();
 * }</pre>
 */
public final class RecordingFiles {
    private static final String HEADER = ".hea";
    private static final String MATLAB = ".mat";
    private static final String TABLE = ".csv";
    private static final String DRAWING = ".svg";
    private static final int START_BYTES = 256;

    /** The formats that a file's first bytes tell, in the order in which they are asked. */
    private static final List<KnownFormat> BY_CONTENT = List.of(
            new KnownFormat(
                    DicomReader::recognises, (file, options) -> DicomReader.read(file, options.samplingRateHz())),
            new KnownFormat(MatReader::recognises, (file, options) -> MatReader.read(file, options.samplingRateHz())),
            new KnownFormat(
                    EdfReader::recognises,
                    (file, options) -> EdfReader.read(file, options.samplingRateHz(), options.leads())),
            new KnownFormat(
                    XmlFile::recognises, (file, options) -> XmlRecordings.read(file, options.samplingRateHz())));

    private RecordingFiles() {}

    private record KnownFormat(Predicate<byte[]> recognises, Reader reader) {}

    private interface Reader {
        Recording read(Path file, ReadOptions options) throws IOException;
    }

    /** Reads a recording that says everything itself. */
    public static Recording read(Path path) throws IOException {
        return read(path, ReadOptions.NONE);
    }

    /**
     * Reads a recording.
     *
     * @throws BadData where there is none, it breaks a rule, or stack or memory do not suffice: one line with file, rule and value
     * @throws IOException where the machine fails to read
     */
    public static Recording read(Path path, ReadOptions options) throws IOException {
        return Exhaustion.asBadData(path.toString(), () -> readWithNotes(path, options));
    }

    private static Recording readWithNotes(Path path, ReadOptions options) throws IOException {
        Recording read = withoutIdentity(readAny(path, options), options.identity());
        Recording recording = CalibrationPulse.cutOff(LeadNaming.apply(read, options.leads()));
        List<String> missing =
                recording.signals().stream().flatMap(s -> missing(s).stream()).toList();
        return missing.isEmpty() ? recording : recording.with(recording.source().withNotes(missing));
    }

    /** As below, for files whose names of leads are those of the table. */
    public static boolean looksLikeRecording(Path path) throws IOException {
        return looksLikeRecording(path, LeadMap.NONE);
    }

    /**
     * Whether a file in a folder is worth reading: a WFDB header, a CSV table with a column named as a lead, or what the first
     * bytes tell to be of another format, unless a header beside it speaks for it. Drawings (SVG) and pages (HTML) are not, though they are XML.
     *
     * @param leads what other names are leads, after the user
     */
    public static boolean looksLikeRecording(Path path, LeadMap leads) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        if (hasEnding(path, HEADER)) {
            return true;
        }
        if (Files.exists(header(path))) {
            return false;
        }
        byte[] start = start(path);
        if (hasEnding(path, DRAWING) || XmlRecordings.isPage(start)) {
            return false;
        }
        if (hasEnding(path, TABLE)) {
            return CsvReader.recognises(start, leads);
        }
        return BY_CONTENT.stream().anyMatch(format -> format.recognises().test(start));
    }

    /** The one place where who the patient is goes no further, whatever reader found it. */
    private static Recording withoutIdentity(Recording recording, Identity wish) {
        return wish == Identity.KEPT || recording.patient().identity().isEmpty()
                ? recording
                : recording.with(recording.patient().with(PatientIdentity.NONE));
    }

    private static Optional<String> missing(LeadSignal signal) {
        int count = 0;
        for (float sample : signal.samples()) {
            count += Float.isNaN(sample) ? 1 : 0;
        }
        if (count == signal.samples().length) {
            return Optional.of("lead " + signal.lead() + " holds no valid sample");
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "lead %s: %d of %s %s marked invalid",
                        signal.lead(),
                        count,
                        Counted.of(signal.samples().length, "sample"),
                        Counted.be(count)));
    }

    private static Recording readAny(Path path, ReadOptions options) throws IOException {
        if (Files.isRegularFile(path)) {
            byte[] start = start(path);
            for (KnownFormat format : BY_CONTENT) {
                if (format.recognises().test(start)) {
                    return format.reader().read(path, options);
                }
            }
            if (hasEnding(path, TABLE)) {
                return CsvReader.read(path, options.samplingRateHz());
            }
        }
        Path header = header(path);
        if (Files.isRegularFile(header)) {
            return WfdbReader.read(header, options.samplingRateHz());
        }
        throw new BadData(path.toString(), refusal(path, header));
    }

    private static Path header(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (hasEnding(path, HEADER)) {
            return path;
        }
        Path ofRecord = header(path, name);
        int dot = name.lastIndexOf('.');
        return dot <= 0 || Files.exists(ofRecord) ? ofRecord : header(path, name.substring(0, dot));
    }

    private static Path header(Path path, String record) {
        Path usual = path.resolveSibling(record + HEADER);
        Path inCapitals = path.resolveSibling(record + HEADER.toUpperCase(Locale.ROOT));
        return !Files.exists(usual) && Files.exists(inCapitals) ? inCapitals : usual;
    }

    private static String refusal(Path path, Path header) {
        if (Files.isDirectory(path)) {
            return Files.isReadable(path) ? "expected a recording, got a folder" : "access denied";
        }
        if (!Files.exists(path)) {
            return "no such file, nor a header " + header.getFileName();
        }
        return hasEnding(path, MATLAB)
                ? "no MATLAB v5 file, and its WFDB header " + header.getFileName() + " is missing"
                : "no format that is read (WFDB, MATLAB v5, EDF, DICOM, ECG in XML, CSV), and no WFDB header "
                        + header.getFileName();
    }

    private static boolean hasEnding(Path path, String ending) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static byte[] start(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(START_BYTES);
        }
    }
}
