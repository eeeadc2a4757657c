package io.heartproof.format.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Shared;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files of public WFDB projects. */
class SharedWfdbTest {
    private static final String SLOWER = Stream.of("ABP", "PAP", "PLETH", "RESP")
            .map(name -> "signal " + name + " is left out: its frames have 1 sample, those of the leads 4")
            .collect(Collectors.joining("; "));

    /** What is odd about the sample files, apart from missing samples; headers of any other name contradict nothing. */
    private static final Map<String, String> ODD = Map.of(
            "041s", SLOWER,
            "041s01", SLOWER,
            "041s02", SLOWER,
            "test01_00s_frame",
                    "lead ECG_2 has 2 samples where others have 1: averaged; "
                            + "lead ECG_3: expected the initial value -57, got -66",
            "test01_00s_skewframe",
                    "lead ECG_2 has 2 samples where others have 1: averaged; "
                            + "lead ECG_3: expected the initial value -57, got -66");

    /** Headers whose signal files are not there, or that describe no whole recording; everything else is read. */
    private static final Map<String, String> REFUSED = new TreeMap<>(Map.of(
            "9190_low_sample_rate", "file '9190.dat' is missing or no regular file",
            "drive02", "file 'drive02.dat' is missing or no regular file",
            "drive02-no-len", "file 'drive02.dat' is missing or no regular file",
            "n16", "file 'n16.dat' is missing or no regular file",
            "flacformats", "signal format 508 (FLAC) is not supported: convert to format 16 first",
            "flac_3_constant", "signal format 508 (FLAC) is not supported: convert to format 16 first",
            "3269321_layout", "neither the header nor a signal file gives a number of samples",
            "p000878-2137-10-26-16-57", "file '3269321_0003.hea' is missing or no regular file"));

    private static final Offset<Float> TOLERANCE = Offset.offset(1e-6f);

    @TempDir
    Path scratch;

    private Path folder;

    @BeforeEach
    void open() {
        folder = Shared.folder("formats/wfdb");
    }

    private Recording read(String name) throws IOException {
        return RecordingFiles.read(folder.resolve(name));
    }

    private static float[] samples(Recording recording, String lead) {
        return recording.signal(new Lead(lead)).orElseThrow().samples();
    }

    @Test
    void readsEverySampleFileWithInitialValuesAndChecksumsThatHoldOrRefusesItInOneLine() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        for (Path header : Shared.files(folder, ".hea")) {
            String name = header.getFileName().toString().replace(".hea", "");
            try {
                List<String> notes = RecordingFiles.read(header).source().notes().stream()
                        .filter(note -> !note.endsWith(" marked invalid"))
                        .toList();
                assertThat(String.join("; ", notes)).as(name).isEqualTo(ODD.getOrDefault(name, ""));
            } catch (BadData e) {
                refused.put(name, e.getMessage().substring(e.getMessage().indexOf(": ") + 2));
            }
        }
        assertThat(refused).isEqualTo(REFUSED);
    }

    @Test
    void readsOneSignalPerBinaryFormat() throws IOException {
        Recording recording = read("binformats");
        assertThat(recording.length()).isEqualTo(499);
        assertThat(recording.source().format()).isEqualTo("WFDB 8, 16, 61, 80, 160, 212, 310, 311, 24, 32");
        // The first value of each, from the header: codes at 200 per mV.
        int[] first = {-2047, -32766, -32765, -124, -32763, -2042, -505, -504, -8_388_599, -2_147_483_638};
        for (int i = 0; i < first.length; i++) {
            assertThat(recording.signals().get(i).samples()[0]).isEqualTo((float) (first[i] / 200.0));
        }
    }

    @Test
    void readsTwoSignalFilesAndThePatientOfPtb() throws IOException {
        Recording recording = read("s0010_re");
        assertThat(recording.samplingRateHz()).isEqualTo(1000);
        assertThat(recording.leads().subList(0, 12)).isEqualTo(Lead.STANDARD_12);
        assertThat(recording.leads().subList(12, 15)).containsExactly(new Lead("vx"), new Lead("vy"), new Lead("vz"));
        assertThat(recording.length()).isEqualTo(38_400);
        assertThat(samples(recording, "vz")[0]).isEqualTo(-18 / 2000f);
        assertThat(recording.patient().ageYears()).hasValue(81);
        assertThat(recording.patient().sex()).isEqualTo(Sex.FEMALE);
        assertThat(recording.source().files()).hasSize(3);
    }

    @Test
    void averagesFramesAndAdvancesSkewedSignals() throws IOException {
        Recording plain = read("test01_00s");
        Recording frames = read("test01_00s_frame");
        Recording skewed = read("test01_00s_skew");
        Recording both = read("test01_00s_skewframe");
        float[] second = samples(plain, "ECG 2");
        float[] third = samples(plain, "ECG 3");
        for (int i = 0; i < plain.length(); i++) {
            float average = (float) (((double) second[i] + third[i]) / 2);
            assertThat(samples(frames, "ECG_2")[i]).isCloseTo(average, TOLERANCE);
        }
        assertThat(samples(frames, "ECG_3")).isEqualTo(samples(plain, "ECG 4"));
        assertThat(samples(skewed, "ECG_2")).isEqualTo(joined(Arrays.copyOfRange(second, 3, 4000), missing(3)));
        assertThat(samples(both, "ECG_1"))
                .isEqualTo(joined(Arrays.copyOfRange(samples(plain, "ECG 1"), 3, 4000), missing(3)));
        assertThat(samples(both, "ECG_2")).isEqualTo(samples(frames, "ECG_2"));
    }

    @Test
    void laysSegmentsOfFixedLayoutEndToEnd() throws IOException {
        Recording whole = read("multi-segment/041s/041s");
        Recording first = read("multi-segment/041s/041s01");
        Recording second = read("multi-segment/041s/041s02");
        assertThat(whole.samplingRateHz()).isEqualTo(500);
        assertThat(whole.length()).isEqualTo(8000);
        assertThat(whole.leads()).containsExactly(Lead.III, Lead.I, new Lead("V"));
        assertThat(whole.source().format()).isEqualTo("WFDB 212 in 2 segments");
        for (int i = 0; i < 3; i++) {
            float[] samples = whole.signals().get(i).samples();
            assertThat(Arrays.copyOfRange(samples, 0, 4000))
                    .isEqualTo(first.signals().get(i).samples());
            assertThat(Arrays.copyOfRange(samples, 4000, 8000))
                    .isEqualTo(second.signals().get(i).samples());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v102s", "fixed1"})
    void readsARecordWhoseSegmentsShareOneFile(String name) throws IOException {
        Recording whole = read("multi-segment/" + name + "/v102s");
        Recording segment = read("multi-segment/" + name + "/v102s_2");
        assertThat(whole.length()).isEqualTo(225_000);
        assertThat(whole.leads()).isEqualTo(segment.leads());
        assertThat(Arrays.copyOfRange(samples(whole, "II"), 75_000, 150_000)).isEqualTo(samples(segment, "II"));
    }

    @Test
    void readsSegmentsOfVariableLayoutWithGaps() throws IOException {
        Path original = folder.resolve("multi-segment/p000878");
        for (String name : List.of(
                "3269321_layout.hea", "3269321_0001.hea", "3269321_0001.dat", "3269321_0002.hea", "3269321_0002.dat")) {
            Files.copy(original.resolve(name), scratch.resolve(name));
        }
        Path header = Files.writeString(scratch.resolve("start.hea"), """
            start/4 4 125 7500 16:57:09.000 26/10/2137
            3269321_layout 0
            ~ 3750
            3269321_0001 2000
            3269321_0002 1750
            # Location: micu
            """);
        Recording recording = RecordingFiles.read(header);
        Recording first = RecordingFiles.read(scratch.resolve("3269321_0001"));
        Recording second = RecordingFiles.read(scratch.resolve("3269321_0002"));
        assertThat(recording.leads()).containsExactly(new Lead("PLETH"), Lead.II, new Lead("V"), new Lead("ABP"));
        assertThat(recording.signals()).extracting(LeadSignal::unit).containsExactly("NU", "mV", "mV", "mmHg");
        assertThat(samples(recording, "PLETH"))
                .isEqualTo(joined(missing(3750), samples(first, "PLETH"), samples(second, "PLETH")));
        assertThat(samples(recording, "II")).isEqualTo(joined(missing(5750), samples(second, "II")));
        assertThat(samples(recording, "ABP")).isEqualTo(missing(7500));
        // 5,750 before the segment and 137 marked invalid in it.
        assertThat(recording.source().notes()).contains("lead II: 5887 of 7500 samples are marked invalid");

        Files.delete(scratch.resolve("3269321_0002.dat"));
        assertThatThrownBy(() -> RecordingFiles.read(header))
                .isInstanceOf(BadData.class)
                .hasMessage(scratch.resolve("3269321_0002.hea")
                        + ": file '3269321_0002.dat' is missing or no regular file");
        Files.delete(scratch.resolve("3269321_0002.hea"));
        assertThatThrownBy(() -> RecordingFiles.read(header))
                .isInstanceOf(BadData.class)
                .hasMessage(header + ": file '3269321_0002.hea' is missing or no regular file");
    }

    private static float[] missing(int samples) {
        float[] all = new float[samples];
        Arrays.fill(all, Float.NaN);
        return all;
    }

    private static float[] joined(float[]... parts) {
        float[] all = new float[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
