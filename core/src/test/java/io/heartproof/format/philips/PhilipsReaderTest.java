package io.heartproof.format.philips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Shared;
import io.heartproof.fixture.XmlEcgs;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhilipsReaderTest {
    @TempDir
    Path folder;

    private Recording read(String text) throws IOException {
        return RecordingFiles.read(Files.writeString(folder.resolve("p.xml"), text));
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(BadData.class).hasMessage(folder.resolve("p.xml") + message);
    }

    @Test
    void putsTheLimbLeadsTogetherAgain() throws IOException {
        int[][] stored = {{10, 7, 0}, {5, 4, 3}, {0, 1, 0}, {0, 0, 2}, {1, 0, 0}, {0, 0, -1}, {9, -9, 9}};
        Recording recording = read(XmlEcgs.philips("1.04", "I II III aVR aVL aVF V1", stored));
        // In codes of 5 uV: III = II - I - r = -5, -4, 3.
        assertCodes(recording, Lead.III, -5, -4, 3);
        // aVR = -floor((I + II) / 2) - r: -floor(7.5), -floor(5.5), -floor(1.5) - 2.
        assertCodes(recording, Lead.AVR, -7, -5, -3);
        // aVL = floor((I - III) / 2) - r: floor(7.5) - 1, floor(5.5), floor(-1.5).
        assertCodes(recording, Lead.AVL, 6, 5, -2);
        // aVF = floor((II + III) / 2) - r: 0, 0, 3 + 1.
        assertCodes(recording, Lead.AVF, 0, 0, 4);
        assertCodes(recording, Lead.V1, 9, -9, 9);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(recording.source().format()).isEqualTo("PhilipsECG 1.04");
        // Born 1 January 1950, recorded 19 January 2010.
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(60), Sex.MALE));
        assertThat(recording.toString()).doesNotContain("Doe");
    }

    @Test
    void unpacksLongLeadsAlsoOnceTheTableIsFull() throws IOException {
        Random random = new Random(31);
        int[] codes = random.ints(5000, -300, 300).toArray();
        int[] wave = new int[5000];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (int) (400 * Math.sin(i / 40.0));
        }
        Recording recording = read(XmlEcgs.philips("1.03", "I II", codes, wave));
        assertCodes(recording, Lead.I, codes);
        assertCodes(recording, Lead.II, wave);
    }

    @Test
    void refusesTwoResolutions() {
        String file = XmlEcgs.philips("1.04", "I", new int[] {1, 2, 3});
        String more = "<resolution>5</resolution><signalresolution>2.5</signalresolution>";
        assertRefused(
                file.replace("<resolution>5</resolution>", more),
                ": <resolution> and <signalresolution> must be the same, got 5 and 2.5");
    }

    @Test
    void cutsOffTheCalibrationPulseAtTheEnd() throws IOException {
        Recording recording = read(withPulse(200, 50, 100, 50));

        assertThat(recording.length()).isEqualTo(1000);
        assertThat(recording.source().notes())
                .containsExactly("the last 200 samples, a calibration pulse, are cut off");
        assertThat(recording.signal(Lead.I).orElseThrow().samples()[999]).isEqualTo((float) (wave(999) * 5 * 1e-3));
    }

    @Test
    void keepsWhatIsOnlyLikeACalibrationPulse() throws IOException {
        assertThat(read(withPulse(180, 50, 100, 50)).length()).isEqualTo(1200);
        assertThat(read(withPulse(200, 50, 40, 110)).length()).isEqualTo(1200);
        assertThat(read(withPulse(200, 0, 200, 0)).length()).isEqualTo(1200);
        Recording silent = read(withPulse(200, 100, 0, 100));
        assertThat(silent.length()).isEqualTo(1200);
        assertThat(silent.source().notes()).containsExactly("the last 200 samples are the same in all leads");
    }

    /** Two seconds of leads that differ, then in all leads so many samples of zero, of a height in codes, of zero. */
    private static String withPulse(int height, int before, int plateau, int after) {
        int[] ends = {1000 + before, 1000 + before + plateau, 1000 + before + plateau + after};
        int[][] leads = new int[3][ends[2]];
        for (int lead = 0; lead < leads.length; lead++) {
            for (int t = 0; t < ends[2]; t++) {
                int code = t < 1000 ? (lead + 1) * wave(t) : 0;
                leads[lead][t] = t >= ends[0] && t < ends[1] ? height : code;
            }
        }
        return XmlEcgs.philips("1.04", "I II V1", leads);
    }

    private static int wave(int t) {
        return (int) Math.round(40 + 30 * Math.sin(t / 30.0));
    }

    @Test
    void readsNewerVersionsAndNotesThoseThatNobodyKnows() throws IOException {
        int[] lead = {1, 2, 3};
        assertThat(read(XmlEcgs.philips("1.04.02", "I", lead)).source().notes()).isEmpty();
        Recording newer = read(XmlEcgs.philips("1.04.03", "I", lead));
        assertCodes(newer, Lead.I, 1, 2, 3);
        assertThat(newer.source().notes())
                .containsExactly("version 1.04.03 is newer than those that are known, read as 1.04 is");
        assertThat(read(XmlEcgs.philips("1.05", "I", lead)).source().notes()).hasSize(1);
        for (String other : new String[] {"1.02", "2.04", "1.4", "", "x"}) {
            assertThatThrownBy(() -> read(XmlEcgs.philips(other, "I", lead))).isInstanceOf(BadData.class);
        }
    }

    @Test
    void notesFieldsThatMayChangeSamplesAndAreNotApplied() throws IOException {
        String good = XmlEcgs.philips("1.04", "I", new int[] {1, 2, 3});
        String offset = good.replace("<resolution>", "<signaloffset>5</signaloffset><resolution>");
        assertThat(read(offset).source().notes()).containsExactly("signaloffset is 5, which is not applied");
        String gain = good.replace("<parsedwaveforms", "<parsedwaveforms overallgain=\"2\"");
        assertThat(read(gain).source().notes()).containsExactly("overallgain is 2, which is not applied");
        String bits = good.replace("<resolution>", "<bitspersample>12</bitspersample><resolution>");
        assertThat(read(bits).source().notes()).containsExactly("bitspersample is 12, which is not applied");
        String usual = good.replace("<parsedwaveforms", "<parsedwaveforms samplespersecond=\"500\" signaloffset=\"0\"");
        assertThat(read(usual).source().notes()).isEmpty();
    }

    @Test
    void refusesMoreSamplesThanAnyRestingEcgPacksIntoSoFewBytes() {
        assertRefused(
                XmlEcgs.philips("1.04", "I", new int[] {1, 2, 3}).replace("nel=\"6\"", "nel=\"9000000\""),
                ": at most 4194304 samples are unpacked from 16 bytes, got 4500000 over all leads");
    }

    @Test
    void refusesFieldsThatContradictOneAnother() {
        String good = XmlEcgs.philips("1.04", "I", new int[] {1, 2, 3});
        assertRefused(
                good.replace("<parsedwaveforms", "<parsedwaveforms resolution=\"2.5\""),
                ": signal and waveforms must have one resolution, got 5.0 and 2.5");
        assertRefused(
                good.replace("<parsedwaveforms", "<parsedwaveforms samplespersecond=\"1000\""),
                ": signal and waveforms must have one samplespersecond, got 500.0 and 1000.0");
        assertRefused(
                good.replace("<parsedwaveforms", "<parsedwaveforms signalsigned=\"False\""),
                ": samples must have a sign, got <signalsigned> False");
    }

    @Test
    void refusesInOneLine() {
        int[] lead = {1, 2, 3};
        assertRefused(
                XmlEcgs.philips("2.04", "I", lead),
                ": expected SierraECG or PhilipsECG 1.03, 1.04 or newer of version 1, got 'PhilipsECG' '2.04'");
        String good = XmlEcgs.philips("1.04", "I", lead);
        assertRefused(
                good.replace("\"XLI\"", "\"ZIP\""), ": expected waveforms in Base64 with XLI, got 'Base64' with 'ZIP'");
        assertRefused(good.replace("nel=\"6\"", "nel=\"8\""), ", waveform 1: expected 4 samples, got 3");
        assertRefused(
                good.replace("nel=\"6\"", "nel=\"4\""),
                ", waveform 1: compressed data unpack to more than the 4 bytes expected");
        assertRefused(
                good.replace("nel=\"6\"", "nel=\"1e12\""),
                ": at most 67108864 samples over all leads are read, got 1 lead of 500000000000 samples");
        assertRefused(
                XmlEcgs.philips("1.04", "I III", lead, lead),
                ": lead III is stored as what lead II leaves of it, which is missing");
        assertRefused(
                good.replace("numberofleads=\"1\"", "numberofleads=\"2\""),
                ": expected a label for each of 2.0 leads, got [I]");
    }

    /** Middle and first samples as sierra-ecg-tools gives them, in codes of 5 uV; sums by an independent decoder. */
    @Test
    void givesTheValuesOfAnotherReaderOnRealFiles() throws IOException {
        Path samples = Shared.folder("formats/philips");
        Recording first = RecordingFiles.read(samples.resolve("129DYPRG.XML"));
        assertSample(first, 2750, -9, -17, -7, 13, -1, -12, 0, -1, -3, -4, -7, -6);
        assertSample(first, 0, 48, 117, 69, -83, -11, 93, 33, 45, 50, 49, 45, 28);
        assertSums(first, 20815, 21762, 21953, 20324, 18160, 20223, 20708, 22348, 22033, 21864, 21472, 21359);
        assertThat(first.patient()).isEqualTo(new Patient(OptionalInt.of(50), Sex.MALE));
        assertThat(first.source().notes()).containsExactly("the last 236 samples, a calibration pulse, are cut off");
        assertThat(first.length()).isEqualTo(5500 - 236);
        Recording second = RecordingFiles.read(samples.resolve("3191723_ZZDEMOPTONLY_1-04_orig.xml"));
        assertSample(second, 2750, -11, -54, -43, 33, 16, -50, 7, -4, -14, -41, -35, -33);
        assertSums(second, 11652, -116199, -107851, 93587, 78482, -114801, 22116, 20080, 67419, -54376, 39974, 36949);
        assertThat(second.length()).isEqualTo(5500 - 200);
        assertThatThrownBy(() -> RecordingFiles.read(samples.resolve("invalid-doc-type.xml")))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected SierraECG or PhilipsECG 1.03, 1.04 or newer of version 1, got");
    }

    private static void assertSample(Recording recording, int at, int... codes) {
        assertThat(recording.leads()).isEqualTo(Lead.STANDARD_12);
        for (int lead = 0; lead < codes.length; lead++) {
            assertThat(recording.signals().get(lead).samples()[at]).isEqualTo((float) (codes[lead] * 5 * 1e-3));
        }
    }

    /** The sums count the pulse in, which has 100 samples of 200 codes. */
    private static void assertSums(Recording recording, int... sums) {
        for (int lead = 0; lead < sums.length; lead++) {
            long sum = 0;
            for (float sample : recording.signals().get(lead).samples()) {
                sum += Math.round(sample / 0.005);
            }
            assertThat(sum).isEqualTo(sums[lead] - 100 * 200);
        }
    }

    private static void assertCodes(Recording recording, Lead lead, int... codes) {
        float[] expected = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            expected[i] = (float) (codes[i] * 5 * 1e-3);
        }
        assertThat(recording.signal(lead).orElseThrow().samples()).containsExactly(expected);
    }
}
