package io.heartproof.format;

import io.heartproof.format.array.ArrayRow;
import io.heartproof.format.array.SignalArray;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.csv.CsvReader;
import io.heartproof.format.dicom.DicomReader;
import io.heartproof.format.edf.EdfReader;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.mat.MatReader;
import io.heartproof.format.wfdb.WfdbReader;
import io.heartproof.format.xml.XmlFile;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Exhaustion;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The front door: a file in, a {@link Recording} out. Takes a WFDB header ({@code A0001.hea}), a file beside one
 * ({@code A0001.mat}, {@code A0001.dat}), a WFDB record name ({@code A0001}), a MATLAB v5 file of CPSC2018, EDF,
 * DICOM, the XML of HL7 aECG, Philips Sierra and GE MUSE, a CSV table, and every {@link RecordingFormat} of one's own. What
 * a file holds counts more than what it is called. Files are paths, bytes or streams; the same bytes give the same
 * recording. Thread-safe.
 *
 * <pre>{@code
 * Recording recording = RecordingFiles.read(Path.of("data/A0001.mat"));
 * float[] leadII = recording.signal(Lead.II).orElseThrow().samples();
 *
 * Recording uploaded = RecordingFiles.read("ecg.dcm", bytes);
 * Recording record = RecordingFiles.read(
 *         RecordingFile.of("A0001.hea", Map.of("A0001.hea", header, "A0001.dat", signals)), ReadOptions.NONE);
 * }</pre>
 */
public final class RecordingFiles {
    /** Bytes that are taken of a stream: 2^28, as many as of a DICOM file. */
    public static final int LARGEST_STREAM_BYTES = 1 << 28;

    private static final String MATLAB = ".mat";
    private static final String TABLE = ".csv";
    private static final String DRAWING = ".svg";
    private static final int START_BYTES = 256;
    private static final List<String> FORMATS = List.of("WFDB", "MATLAB v5", "EDF", "DICOM", "ECG in XML", "CSV");

    /** The formats that a file's first bytes tell, in the order in which they are asked. */
    private static final List<KnownFormat> BY_CONTENT = List.of(
            new KnownFormat(
                    DicomReader::recognises, (file, options) -> DicomReader.read(file, options.samplingRateHz())),
            new KnownFormat(MatReader::recognises, (file, options) -> MatReader.read(file, options.samplingRateHz())),
            new KnownFormat(
                    EdfReader::recognises,
                    (file, options) -> EdfReader.read(file, options.samplingRateHz(), options.leads())),
            new KnownFormat(XmlFile::recognises, XmlRecordings::read));

    private RecordingFiles() {}

    private record KnownFormat(Predicate<byte[]> recognises, Reader reader) {}

    private interface Reader {
        Recording read(RecordingFile file, ReadOptions options) throws IOException;
    }

    private interface Reading {
        Recording recording() throws IOException;
    }

    /** Reads a recording that says everything itself. */
    public static Recording read(Path path) throws IOException {
        return read(path, ReadOptions.NONE);
    }

    /**
     * Reads a recording.
     *
     * @throws BadData where there is none, it breaks a rule, or stack or memory do not suffice: one line with file, rule, value
     * @throws IOException where the machine fails to read
     */
    public static Recording read(Path path, ReadOptions options) throws IOException {
        return finished(path.toString(), () -> readAny(path, options), options);
    }

    /**
     * Reads a recording that says everything itself from the bytes of its one file.
     *
     * @param name the file's name, for messages and for formats that only a name tells
     * @param bytes not copied; they must not change meanwhile
     */
    public static Recording read(String name, byte[] bytes) throws IOException {
        return read(RecordingFile.of(name, bytes), ReadOptions.NONE);
    }

    /** As above from a stream, which is read to its end, up to {@value #LARGEST_STREAM_BYTES} bytes, and not closed. */
    public static Recording read(String name, InputStream in) throws IOException {
        return read(name, atMost(LARGEST_STREAM_BYTES, name, in));
    }

    static byte[] atMost(int most, String name, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new BadData(name, "at most " + most + " bytes of a stream are read, got more");
        }
        return bytes;
    }

    /** As for a path, wherever the bytes are. */
    public static Recording read(RecordingFile file, ReadOptions options) throws IOException {
        return finished(file.where(), () -> readAny(file, options), options);
    }

    /**
     * Reads one row of an array of recordings, which says nothing but numbers.
     *
     * @throws BadData where the options do not say what the array does not, or the row is empty
     */
    public static Recording read(SignalArray array, ArrayRow row, ReadOptions options) throws IOException {
        return afterReading(
                array.where(row), () -> array.read(row, options.samplingRateHz(), options.arrays()), options);
    }

    private static Recording finished(String where, Reading reading, ReadOptions options) throws IOException {
        if (!options.arrays().isNone()) {
            throw new BadData(
                    where, "an order of leads, a unit and keys are said of npy and HDF5 only: this file has its own");
        }
        return afterReading(where, reading, options);
    }

    private static Recording afterReading(String where, Reading reading, ReadOptions options) throws IOException {
        return Exhaustion.asBadData(where, () -> AfterReading.of(reading.recording(), options));
    }

    /** As below, for files whose names of leads are those of the table. */
    public static boolean looksLikeRecording(Path path) throws IOException {
        return looksLikeRecording(path, LeadMap.NONE);
    }

    /**
     * Whether a file in a folder is worth reading: a WFDB header, a CSV table with a column named as a lead, or what the first
     * bytes tell to be of another format, unless a header beside it speaks for it. Drawings (SVG) and pages (HTML) are not,
     * though they are XML.
     *
     * @param leads what other names are leads, after the user
     */
    public static boolean looksLikeRecording(Path path, LeadMap leads) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        String name = name(path);
        if (HeaderNames.isHeader(name)) {
            return true;
        }
        if (Files.exists(header(path))) {
            return false;
        }
        byte[] start = RecordingFile.of(path).start(START_BYTES);
        if (OwnFormats.of(name, start).isPresent()) {
            return true;
        }
        if (hasEnding(name, DRAWING) || XmlRecordings.isPage(start)) {
            return false;
        }
        if (hasEnding(name, TABLE)) {
            return CsvReader.recognises(start, leads);
        }
        return BY_CONTENT.stream().anyMatch(format -> format.recognises().test(start));
    }

    private static Recording readAny(Path path, ReadOptions options) throws IOException {
        if (Files.isRegularFile(path)) {
            RecordingFile file = RecordingFile.of(path);
            Optional<Reader> reader = reader(file);
            if (reader.isPresent()) {
                return reader.get().read(file, options);
            }
        }
        Path header = header(path);
        if (Files.isRegularFile(header)) {
            return WfdbReader.read(RecordingFile.of(header), options.samplingRateHz());
        }
        throw new BadData(path.toString(), refusal(path));
    }

    private static Recording readAny(RecordingFile file, ReadOptions options) throws IOException {
        Optional<Reader> reader = reader(file);
        if (reader.isPresent()) {
            return reader.get().read(file, options);
        }
        for (String name : HeaderNames.of(file.name())) {
            Optional<RecordingFile> header = file.neighbour(name);
            if (header.isPresent()) {
                return WfdbReader.read(header.get(), options.samplingRateHz());
            }
        }
        throw new BadData(file.where(), noFormat(file.name()));
    }

    /** The reader of a file by itself; empty if only a header can say what the file is. */
    private static Optional<Reader> reader(RecordingFile file) throws IOException {
        byte[] start = file.start(START_BYTES);
        Optional<RecordingFormat> own = OwnFormats.of(file.name(), start);
        if (own.isPresent()) {
            return Optional.of(own.get()::read);
        }
        for (KnownFormat format : BY_CONTENT) {
            if (format.recognises().test(start)) {
                return Optional.of(format.reader());
            }
        }
        return hasEnding(file.name(), TABLE)
                ? Optional.of((table, options) -> CsvReader.read(table, options.samplingRateHz(), options.leads()))
                : Optional.empty();
    }

    private static Path header(Path path) {
        String name = name(path);
        for (String header : HeaderNames.of(name)) {
            Path file = path.resolveSibling(header);
            if (Files.exists(file)) {
                return file;
            }
        }
        return path.resolveSibling(HeaderNames.usual(name));
    }

    private static String name(Path path) {
        return RecordingFile.of(path).name();
    }

    private static String refusal(Path path) {
        if (Files.isDirectory(path)) {
            return Files.isReadable(path) ? "expected a recording, got a folder" : "access denied";
        }
        String name = name(path);
        return Files.exists(path) ? noFormat(name) : "no such file, nor a header " + HeaderNames.usual(name);
    }

    private static String noFormat(String name) {
        return hasEnding(name, MATLAB)
                ? "no MATLAB v5 file, and its WFDB header " + HeaderNames.usual(name) + " is missing"
                : "no format that is read (" + String.join(", ", formats()) + "), and no WFDB header "
                        + HeaderNames.usual(name);
    }

    private static List<String> formats() {
        return Stream.concat(FORMATS.stream(), OwnFormats.names().stream()).toList();
    }

    private static boolean hasEnding(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
