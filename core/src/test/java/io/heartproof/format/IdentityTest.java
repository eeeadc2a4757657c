package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.heartproof.fixture.DicomFiles;
import io.heartproof.fixture.EdfFiles;
import io.heartproof.fixture.Shared;
import io.heartproof.fixture.XmlEcgs;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who the patient is stays in the file unless the user asks for it. */
class IdentityTest {
    private static final ReadOptions KEEPING = ReadOptions.NONE.with(Identity.KEPT);
    private static final List<String> WHO = List.of("Doe", "4711", "1951", "Straße");

    @TempDir
    Path folder;

    /** Formats that the tests can write, by the file that they write. */
    static List<String> files() {
        return List.of("r.dcm", "deflated.dcm", "r.edf", "plain.edf", "aecg.xml", "muse.xml", "philips.xml", "r.hea");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isDroppedUnlessAskedFor(String name) throws IOException {
        Recording recording = RecordingFiles.read(write(name));

        assertThat(recording.patient().identity()).isEqualTo(PatientIdentity.NONE);
        assertNobodyIn(recording.toString() + recording.source() + recording.name());
    }

    @ParameterizedTest
    @CsvSource({
        "r.dcm, Doe^Jane, 4711, 1951-05-02",
        "deflated.dcm, Doe^Jane, 4711, 1951-05-02",
        "r.edf, Jane Doe, 4711, 1951-05-02",
        "plain.edf, , 4711 Jane Doe 1951, ",
        "aecg.xml, Doe, , 1971-06-16",
        "muse.xml, Doe, 4711, ",
        "philips.xml, Doe, , 1950-01-01",
        "r.hea, Jane Doe, 4711, 1951-05-02"
    })
    void isKeptWhereTheUserAsksForIt(String file, String name, String id, LocalDate birthDate) throws IOException {
        PatientIdentity identity =
                RecordingFiles.read(write(file), KEEPING).patient().identity();

        assertThat(identity)
                .isEqualTo(new PatientIdentity(
                        Optional.ofNullable(name), Optional.ofNullable(id), Optional.ofNullable(birthDate)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNotInAnyTextOfARecordingEvenWhereItIsKept(String name) throws IOException {
        Recording recording = RecordingFiles.read(write(name), KEEPING);

        assertThat(recording.patient().identity().isEmpty()).isFalse();
        assertNobodyIn(recording.toString() + recording.source() + recording.name());
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNotInTheMessageAboutABrokenFile(String name) throws IOException {
        Path file = write(name);
        byte[] bytes = Files.readAllBytes(file);
        for (int share = 1; share < 40; share++) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length * share / 40));
            Throwable refusal = catchThrowable(() -> RecordingFiles.read(file));
            if (refusal != null) {
                assertNobodyIn(refusal.toString());
            }
        }
    }

    @Test
    void survivesTheWayThroughWfdb() throws IOException {
        Recording recording = RecordingFiles.read(write("r.dcm"), KEEPING);

        WfdbWriter.write(recording, folder.resolve("out"));
        Path written = folder.resolve("out/r.hea");

        assertThat(RecordingFiles.read(written, KEEPING).patient()).isEqualTo(recording.patient());
        assertThat(RecordingFiles.read(written).patient().identity()).isEqualTo(PatientIdentity.NONE);
    }

    @Test
    void isNotWrittenWhereItWasDropped() throws IOException {
        WfdbWriter.write(RecordingFiles.read(write("r.dcm")), folder.resolve("out"));

        assertNobodyIn(Files.readString(folder.resolve("out/r.hea")));
    }

    @Test
    void nameOfDicomIsReadInTheFilesOwnCharacters() throws IOException {
        DicomFiles dicom = DicomFiles.EXPLICIT;
        Path file = dicom.write(
                folder.resolve("r.dcm"),
                dicom.text(0x00080005, "CS", "ISO_IR 192"),
                ecg(dicom),
                dicom.element(0x00100010, "PN", "Straße^Ünal".getBytes(StandardCharsets.UTF_8)));

        assertThat(RecordingFiles.read(file, KEEPING).patient().identity().name())
                .contains("Straße^Ünal");
    }

    @Test
    void nameIsOneShortLine() {
        PatientIdentity identity = PatientIdentity.of("Doe\n#Dx: 1\u202e" + "x".repeat(1000), " \0 ", Optional.empty());

        assertThat(identity.name().orElseThrow()).startsWith("Doe #Dx: 1 xx").hasSize(256);
        assertThat(identity.id()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dicom/anonymous_ecg.dcm, Anonymous, 642341, 1971-01-23",
        "'hl7-aecg/Example aECG.xml', Clark, SBJ-123, 1953-05-08",
        "hl7-aecg/hl7aecg-Example2.xml, ABC, 106_ABC, 1971-06-16",
        "philips/129DYPRG.XML, , 1112010721168bdc, ",
        "philips/3191723_ZZDEMOPTONLY_1-04_orig.xml, ADULT ZZDEMOPTONLY, 9999, 1950-01-01"
    })
    void readsTheIdentityOfSampleFiles(String file, String name, String id, LocalDate birthDate) throws IOException {
        Path path = Shared.folder("formats").resolve(file);

        PatientIdentity kept = RecordingFiles.read(path, KEEPING).patient().identity();

        assertThat(RecordingFiles.read(path).patient().identity()).isEqualTo(PatientIdentity.NONE);
        assertThat(kept)
                .isEqualTo(new PatientIdentity(
                        Optional.ofNullable(name), Optional.ofNullable(id), Optional.ofNullable(birthDate)));
    }

    /** But for the temporary folder, whose name may have the digits of a year. */
    private void assertNobodyIn(String text) {
        for (String word : WHO) {
            assertThat(text.replace(folder.toString(), "")).doesNotContain(word);
        }
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        return switch (name) {
            case "r.dcm" -> dicom(DicomFiles.EXPLICIT, file);
            case "deflated.dcm" -> dicom(DicomFiles.DEFLATED, file);
            case "r.edf" -> edf(file, "EDF+C", "4711 F 02-MAY-1951 Jane_Doe");
            case "plain.edf" -> edf(file, "", "4711 Jane Doe 1951");
            case "aecg.xml" ->
                Files.writeString(
                        file,
                        XmlEcgs.aecg("<component>"
                                + XmlEcgs.series("series", "RHYTHM", "0.002", "MDC_ECG_LEAD_I", "1 2 3")
                                + "</component>"));
            case "muse.xml" ->
                Files.writeString(file, XmlEcgs.muse(XmlEcgs.waveform("Rhythm", XmlEcgs.museLead("I", 1, 2, 3))));
            case "philips.xml" ->
                Files.writeString(file, XmlEcgs.philips("1.04", "I II", new int[] {1, 2, 3}, new int[] {1, 2, 4}));
            default -> {
                Files.write(folder.resolve("r.dat"), new byte[] {1, 0, 2, 0});
                yield Files.writeString(file, """
                                r 1 500 2
                                r.dat 16 200 16 0 0 0 0 I
                                #Age: 60
                                #Patient name: Jane Doe
                                #Patient id: 4711
                                #Birth date: 1951-05-02
                                """);
            }
        };
    }

    private static Path dicom(DicomFiles dicom, Path file) throws IOException {
        return dicom.write(
                file,
                dicom.text(0x00100010, "PN", "Doe^Jane"),
                dicom.text(0x00100020, "LO", "4711"),
                dicom.text(0x00100030, "DA", "19510502"),
                ecg(dicom));
    }

    private static byte[] ecg(DicomFiles dicom) {
        return dicom.ecg(dicom.group(
                new String[] {"ORIGINAL", "RHYTHM"}, 500, List.of(dicom.channel("2:1", "1.25", "1", "0")), 800, 1600));
    }

    private static Path edf(Path file, String kind, String patient) throws IOException {
        EdfFiles edf = new EdfFiles().signal("ECG II", "uV", 2, 1, 2);
        edf.variant = kind;
        edf.patient = patient;
        if (!kind.isEmpty()) {
            edf.onsets("+0");
        }
        return edf.write(file);
    }
}
