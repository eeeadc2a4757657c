package io.heartproof.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.DicomFiles;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetsTest {
    private static final DicomFiles DICOM = DicomFiles.EXPLICIT;

    @TempDir
    Path folder;

    private static String decode(String sets, String hex) {
        return CharacterSets.of(sets).decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, b5, \u00b5",
        "ISO_IR 192, c2b5, \u00b5",
        "ISO_IR 192, cebc, \u03bc",
        "ISO_IR 126, ec, \u03bc",
        "ISO_IR 144, b0, \u0410",
        "ISO_IR 13, b1, \uff71",
        "ISO_IR 166, a1, \u0e01",
        "GB18030, a6cc, \u03bc",
        "GBK, a6cc, \u03bc",
        "ISO 2022 IR 100, b5, \u00b5",
        "'', c2b5, \u00b5",
        "'', b5, \u00b5",
        "ISO_IR 999, b5, \u00b5",
        "ISO_IR 192, b5, \u00b5"
    })
    void readsTextInTheSetThatIsNamed(String sets, String hex, String text) {
        assertThat(decode(sets, hex)).isEqualTo(text);
    }

    /** Examples of PS3.5, annexes H, I and K, shortened. */
    @Test
    void followsTheEscapesOfSeveralSets() {
        assertThat(decode("\\ISO 2022 IR 87", "591b244227283b331b284255")).isEqualTo("Y\u0416\u5c71U");
        assertThat(decode("\\ISO 2022 IR 149", "1b242943b1e841")).isEqualTo("\uae40A");
        assertThat(decode("ISO 2022 IR 6\\ISO 2022 IR 126", "411b2d46ec")).isEqualTo("A\u03bc");
        assertThat(decode("ISO 2022 IR 100\\ISO 2022 IR 144", "b51b2d4cb0")).isEqualTo("\u00b5\u0410");
        assertThat(decode("\\ISO 2022 IR 58", "1b242941a6cc")).isEqualTo("\u03bc");
        assertThat(decode("\\ISO 2022 IR 159", "1b242844222f1b284241")).isEqualTo("\u02d8A");
        assertThat(decode("\\ISO 2022 IR 87", "411b")).isEqualTo("A");
    }

    private Recording withUnit(byte[] sets, byte[] unit, byte[]... meaning) throws IOException {
        byte[] codes = DicomFiles.concat(unit, DicomFiles.concat(meaning));
        byte[] channel = DicomFiles.concat(
                DICOM.sequence(0x003a0208, DICOM.text(0x00080100, "SH", "2:1")),
                DICOM.text(0x003a0210, "DS", "500"),
                DICOM.sequence(0x003a0211, codes));
        byte[] group = DICOM.group(new String[] {"ORIGINAL", "RHYTHM"}, 500, List.of(channel), 2);
        return RecordingFiles.read(DICOM.write(folder.resolve("d.dcm"), sets, DICOM.ecg(group)));
    }

    private static void assertIsOneMillivolt(Recording recording) {
        assertThat(recording.signals().get(0).unit()).isEqualTo("mV");
        assertThat(recording.signals().get(0).calibrated()).isTrue();
        assertThat(recording.signals().get(0).samples()).containsExactly(1);
    }

    @Test
    void readsUnitsInTheFilesOwnSet() throws IOException {
        for (String[] set : new String[][] {{"ISO_IR 192", "UTF-8"}, {"ISO_IR 100", "ISO-8859-1"}, {"", "UTF-8"}}) {
            byte[] unit = DICOM.element(0x00080100, "SH", "\u00b5V".getBytes(Charset.forName(set[1])));
            assertIsOneMillivolt(withUnit(DICOM.text(0x00080005, "CS", set[0]), unit));
        }
    }

    @Test
    void takesAUnitByItsCodesMeaningWhereTheCodeIsNoVoltage() throws IOException {
        byte[] none = DICOM.text(0x00080005, "CS", "ISO_IR 100");
        byte[] meaning = DICOM.text(0x00080104, "LO", "microvolt");
        assertIsOneMillivolt(withUnit(none, meaning));
        assertIsOneMillivolt(withUnit(none, DICOM.text(0x00080100, "SH", "99X7"), meaning));
        assertThat(withUnit(none, DICOM.text(0x00080100, "SH", "mm[Hg]"))
                        .signals()
                        .get(0)
                        .unit())
                .isEqualTo("mm[Hg]");
    }

    @Test
    void refusesAUnitWithTwoMeanings() {
        byte[] none = DICOM.text(0x00080005, "CS", "ISO_IR 100");
        byte[] millivolt = DICOM.text(0x00080104, "LO", "millivolt");
        assertThatThrownBy(() -> withUnit(none, DICOM.text(0x00080100, "SH", "uV"), millivolt))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("a unit must mean one thing, got the code 'uV' for 'millivolt'");
    }

    @Test
    void givesItemsTheSetOfWhatTheyAreIn() {
        DicomSet parent = new DicomSet("d.dcm", null);
        parent.put(Tag.CHARACTER_SET, ByteBuffer.wrap("ISO_IR 126".getBytes(StandardCharsets.US_ASCII)));
        DicomSet item = new DicomSet("d.dcm", new DicomSet("d.dcm", parent));
        item.put(Tag.CHANNEL_LABEL, ByteBuffer.wrap(new byte[] {(byte) 0xec}));
        assertThat(item.text(Tag.CHANNEL_LABEL)).isEqualTo("\u03bc");
    }
}
