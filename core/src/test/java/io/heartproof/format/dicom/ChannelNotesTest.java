package io.heartproof.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.DicomFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two channels at 500 Hz, the second with one more field. */
class ChannelNotesTest {
    private static final DicomFiles DICOM = DicomFiles.EXPLICIT;

    @TempDir
    Path folder;

    private List<String> notes(byte[] field) throws IOException {
        byte[] one = DICOM.channel("2:1", "1000", "1", "0");
        byte[] two = DicomFiles.concat(DICOM.channel("2:3", "1000", "1", "0"), field);
        byte[] group = DICOM.group(new String[] {"ORIGINAL", "RHYTHM"}, 500, List.of(one, two), 1, 2, 300, 4);
        return RecordingFiles.read(DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(group)))
                .source()
                .notes();
    }

    private void assertRefused(byte[] field, String message) {
        assertThatThrownBy(() -> notes(field)).isInstanceOf(BadData.class).hasMessageEndingWith(message);
    }

    @Test
    void notesSkewsAndOffsetsBelowASample() throws IOException {
        String note = "skews and offsets of the channels of 0.0 to 0.001 s are not applied";
        assertThat(notes(DICOM.text(0x003a0214, "DS", "0.001"))).containsExactly(note);
        assertThat(notes(DICOM.text(0x003a0215, "DS", "0.5"))).containsExactly(note);
        assertThat(notes(DICOM.text(0x003a0218, "DS", "0.001"))).containsExactly(note);
        assertThat(notes(DICOM.text(0x003a0218, "DS", "0.0"))).isEmpty();
    }

    @Test
    void refusesSkewsAndOffsetsOfASampleOrMore() {
        String message = "channels must be sampled less than a sample apart, got skews and offsets of 0.0 to 0.002 s";
        assertRefused(DICOM.text(0x003a0214, "DS", "0.002"), message);
        assertRefused(DICOM.text(0x003a0215, "DS", "1"), message);
        assertRefused(DICOM.text(0x003a0218, "DS", "0.002"), message);
    }

    @Test
    void notesWhatAChannelSaysOfItself() throws IOException {
        assertThat(notes(DICOM.text(0x003a0205, "CS", "DISCONNECTED")))
                .containsExactly("lead V1 has the channel status DISCONNECTED");
        assertThat(notes(DICOM.text(0x003a0205, "CS", "OK"))).isEmpty();
        assertThat(notes(DICOM.sequence(0x003a0209, DICOM.text(0x00080104, "LO", "inverted"))))
                .containsExactly("lead V1 has source modifiers, which are not applied: inverted");
    }

    @Test
    void notesALabelThatContradictsTheCode() throws IOException {
        assertThat(notes(DICOM.text(0x003a0203, "SH", "Lead II")))
                .containsExactly("lead V1 by its code is called 'Lead II'");
        assertThat(notes(DICOM.text(0x003a0203, "SH", "ECG V1"))).isEmpty();
        assertThat(notes(DICOM.text(0x003a0203, "SH", "electrode 5"))).isEmpty();
    }

    @Test
    void notesDataBehindTheSamplesThatAreStated() throws IOException {
        assertThat(notes(new byte[0])).isEmpty();
        byte[] lead = DICOM.channel("2:1", "1000", "1", "0");
        byte[] group = DicomFiles.concat(
                DICOM.group(new String[] {"ORIGINAL", "RHYTHM"}, 500, List.of(lead), 1, 2, 3, 4),
                DICOM.longNumber(0x003a0010, 2));
        assertThat(RecordingFiles.read(DICOM.write(folder.resolve("d.dcm"), DICOM.ecg(group)))
                        .source()
                        .notes())
                .containsExactly("multiplex group 1 (RHYTHM) states 2 samples, those behind them up to 4 are not read");
    }

    @Test
    void refusesCodesThatTheBitsStoredDoNotHold() throws IOException {
        assertThat(notes(DICOM.number(0x003a021a, 12))).isEmpty();
        assertRefused(
                DICOM.number(0x003a021a, 8),
                "multiplex group 1 (RHYTHM) must have codes of -128 to 127 by its bits stored, got 300");
    }
}
