package io.heartproof.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.DicomFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RhythmGroupsTest {
    private static final DicomFiles DICOM = DicomFiles.EXPLICIT;
    private static final int TIME_OFFSET = 0x00181068;

    @TempDir
    Path folder;

    private Recording read(byte[]... groups) throws IOException {
        return RecordingFiles.read(DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(groups)));
    }

    private static byte[] group(String originality, String label, double rate, String leads, int... codes) {
        List<byte[]> channels = Stream.of(leads.split(" "))
                .map(code -> DICOM.channel("2:" + code, "1000", "1", "0"))
                .toList();
        return DICOM.group(new String[] {originality, label}, rate, channels, codes);
    }

    private static byte[] at(String milliseconds, byte[] group) {
        return DicomFiles.concat(group, DICOM.text(TIME_OFFSET, "DS", milliseconds));
    }

    private static float[] samples(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples();
    }

    @Test
    void mergesGroupsOfOneRateStartAndLength() throws IOException {
        Recording recording = read(
                group("ORIGINAL", "RHYTHM", 500, "1 2", 1, 2, 3, 4),
                at("0", group("ORIGINAL", "", 500, "3", 5, 6)),
                group("DERIVED", "RHYTHM", 500, "61", 7, 8));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II, Lead.V1, Lead.III);
        assertThat(samples(recording, Lead.I)).containsExactly(1, 3);
        assertThat(samples(recording, Lead.V1)).containsExactly(5, 6);
        assertThat(samples(recording, Lead.III)).containsExactly(7, 8);
        assertThat(recording.source().notes()).isEmpty();
    }

    @Test
    void keepsGroupsOfOtherRatesStartsAndLengthsApart() throws IOException {
        Recording recording = read(
                group("ORIGINAL", "A", 500, "1 2", 1, 2),
                group("ORIGINAL", "B", 250, "3", 5),
                at("2500", group("ORIGINAL", "C", 500, "4", 5)),
                group("ORIGINAL", "D", 500, "5", 5, 6));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II);
        assertThat(recording.source().notes())
                .containsExactly(
                        "multiplex group 2 (B) is passed over",
                        "multiplex group 3 (C) is passed over",
                        "multiplex group 4 (D) is passed over");
    }

    @Test
    void readsARhythmBeforeABeatThatIsCalledOriginal() throws IOException {
        for (String beat : List.of("MEDIAN BEAT", "Representative beat", "AVERAGE", "TEMPLATE")) {
            Recording recording =
                    read(group("ORIGINAL", beat, 500, "1 2 3", 1, 2, 3), group("DERIVED", "RHYTHM", 500, "2", 8, 9));
            assertThat(samples(recording, Lead.II)).as(beat).containsExactly(8, 9);
        }
    }

    @Test
    void readsTheGroupWithMoreOfTheTwelveLeadsBeforeAStripOfOne() throws IOException {
        Recording recording =
                read(group("ORIGINAL", "RHYTHM", 500, "2", 1, 2, 3), group("ORIGINAL", "12 LEADS", 500, "1 2", 4, 5));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II);
        assertThat(recording.source().notes()).containsExactly("multiplex group 1 (RHYTHM) is passed over");
    }

    @Test
    void readsTheLongerOfGroupsThatSayNothingElse() throws IOException {
        Recording recording = read(group("ORIGINAL", "", 500, "1", 1), group("ORIGINAL", "", 500, "1", 2, 3));
        assertThat(samples(recording, Lead.I)).containsExactly(2, 3);
    }
}
