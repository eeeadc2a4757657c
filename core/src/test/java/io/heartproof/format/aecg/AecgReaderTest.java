package io.heartproof.format.aecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Shared;
import io.heartproof.fixture.XmlEcgs;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AecgReaderTest {
    private static final String NO_LEAD = "expected a sequence of a lead MDC_ECG_LEAD_... with digits, found none";

    @TempDir
    Path folder;

    private Recording read(String series, String... leads) throws IOException {
        return RecordingFiles.read(
                Files.writeString(folder.resolve("a.xml"), XmlEcgs.aecg(series)),
                ReadOptions.NONE.with(LeadMap.of("--lead", List.of(leads))));
    }

    private void assertRefused(String series, String message) {
        assertThatThrownBy(() -> read(series))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("a.xml") + ": " + message);
    }

    private static String recorded(String code, String increment, String... leads) {
        return "<component>" + XmlEcgs.series("series", code, increment, leads) + "</component>";
    }

    @Test
    void readsTheRhythmBeforeTheRepresentativeBeat() throws IOException {
        String beat = XmlEcgs.series("derivedSeries", "REPRESENTATIVE_BEAT", "0.002", "MDC_ECG_LEAD_I", "9");
        Recording recording = read("<component><series><derivation>" + beat + "</derivation></series></component>"
                + recorded("RHYTHM", "0.002", "MDC_ECG_LEAD_II", "0 100 -4", "MDC_ECG_LEAD_AVR", "\n1\t2 3 "));
        assertThat(recording.leads()).containsExactly(Lead.II, Lead.AVR);
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        // 10 uV + 2.5 uV * digit
        assertThat(recording.signals().get(0).samples()).containsExactly(0.01f, 0.26f, 0f);
        assertThat(recording.signals().get(1).samples()).containsExactly(0.0125f, 0.015f, 0.0175f);
        // Born 16 June 1971, recorded 15 January 2004.
        assertThat(recording.patient()).isEqualTo(new Patient(OptionalInt.of(32), Sex.FEMALE));
        assertThat(recording.source().notes()).isEmpty();
        assertThat(recording.toString().replace(folder.toString(), "")).doesNotContain("Doe", "1971");
    }

    @Test
    void readsARepresentativeBeatWhereThereIsNothingElseAndSaysSo() throws IOException {
        String beat = XmlEcgs.series("derivedSeries", "REPRESENTATIVE_BEAT", "0.001", "MDC_ECG_LEAD_I", "9");
        Recording recording = read("<component><series><derivation>" + beat + "</derivation></series></component>");
        assertThat(recording.samplingRateHz()).isEqualTo(1000);
        assertThat(recording.source().notes())
                .containsExactly("there is no rhythm series, read the series REPRESENTATIVE_BEAT");
    }

    @Test
    void refusesInOneLine() {
        assertRefused("", "expected a series with a sequence set, found none");
        assertRefused(recorded("RHYTHM", "0.002"), NO_LEAD);
        assertRefused(
                recorded("RHYTHM", "0", "MDC_ECG_LEAD_I", "1"),
                "the increment must be a positive time in s, ms or us, got 0.0 s");
        assertRefused(recorded("RHYTHM", "0.002", "MDC_ECG_LEAD_I", "1 x"), "expected a number in <value>, got 'x'");
        assertRefused(
                recorded("RHYTHM", "0.002", "MDC_ECG_LEAD_I", ""), "expected at least one sample per lead, got 0");
        assertRefused(
                recorded("RHYTHM", "0.002", "MDC_ECG_LEAD_I", "1", "MDC_ECG_LEAD_V1", "1 2"),
                "all leads must have the same number of samples, lead I has 1, lead V1 has 2");
    }

    @Test
    void asksForTheNamesOfLeadsWhereNoneIsKnown() {
        assertRefused(
                recorded("RHYTHM", "0.002", "chan 1", "1", "chan 2", "2"),
                "no sequence is a lead by its names, so leads must be named, such as --lead \"chan 1=II\" (lead= in a"
                        + " request); the sequences are: chan 1, chan 2");
        // Codes that all have in common name none.
        String both =
                recorded("RHYTHM", "0.002", "ECG\" displayName=\"Kanal 1", "1", "ECG\" displayName=\"Kanal 2", "2");
        assertRefused(
                both,
                "no sequence is a lead by its names, so leads must be named, such as --lead \"Kanal 1=II\" (lead= in a"
                        + " request); the sequences are: Kanal 1, Kanal 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<code code='chan 1' codeSystem='1.2.3'/>",
                "<code code='ECG' codeSystem='1.2.3' displayName='Chan 1'/>",
                "<code nullFlavor='OTH'><originalText> chan\n1 </originalText></code>",
                "<code code='ECG'><translation code='chan 1'/></code>",
                "<code code='MDC_ECG_LEAD_V1' displayName='chan 1'/>",
                "<code code='MDC_ECG_LEAD_V1' displayName='Lead I'><originalText>chan 1</originalText></code>",
            })
    void takesTheLeadsThatTheUserNames(String code) throws IOException {
        Recording recording = read(
                recorded("RHYTHM", "0.002", "X", "4", "MDC_ECG_LEAD_I", "8").replace("<code code=\"X\"/>", code),
                "chan 1=II");
        assertThat(recording.leads()).containsExactly(Lead.II, Lead.I);
        // 10 uV + 2.5 uV * digit
        assertThat(recording.signals().get(0).samples()).containsExactly(0.02f);
        assertThat(recording.source().notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<code code='L2' displayName='Lead II'/>, II",
        "<code code='L2' displayName='channel two'><originalText>ECG aVR</originalText></code>, aVR",
        "<code code='L2'><translation code='MDC_ECG_LEAD_V3'/></code>, V3",
        "<code code='MDC_ECG_LEAD_V4' displayName='Lead II'/>, V4",
    })
    void knowsLeadsByTheFirstOfTheirNamesThatIsOne(String code, String lead) throws IOException {
        Recording recording =
                read(recorded("RHYTHM", "0.002", "X", "4", "L7", "8").replace("<code code=\"X\"/>", code));
        assertThat(recording.leads()).containsExactly(new Lead(lead));
        assertThat(recording.source().notes()).containsExactly("the sequence L7 is no lead and is passed over");
    }

    /** Digits counted out of the files with another XML reader (Python's ElementTree); 2.5 uV each. */
    @Test
    void givesTheValuesOfAnotherReaderOnRealFiles() throws IOException {
        Path samples = Shared.folder("formats/hl7-aecg");
        Recording mortara = RecordingFiles.read(samples.resolve("Example aECG.xml"));
        assertThat(mortara.samplingRateHz()).isEqualTo(500);
        assertLead(mortara, Lead.I, 5000, -2, -9, -13, -4921);
        assertLead(mortara, Lead.V2, 5000, 55, 19, 8, -2648);
        assertLead(mortara, Lead.AVL, 5000, 1, -8, -9, -2721);
        // Born 8 May 1953, recorded 22 November 2002.
        assertThat(mortara.patient()).isEqualTo(new Patient(OptionalInt.of(49), Sex.MALE));
        Recording amps = RecordingFiles.read(samples.resolve("hl7aecg-Example2.xml"));
        assertThat(amps.samplingRateHz()).isEqualTo(1000);
        assertThat(amps.leads()).isEqualTo(Lead.STANDARD_12);
        assertLead(amps, Lead.II, 10_000, 82, 10, -32, 379_888);
        assertLead(amps, Lead.V6, 10_000, 50, -20, -45, 94_352);
        assertThat(RecordingFiles.read(samples.resolve("minimum_aecg.xml")).length())
                .isEqualTo(13);
        assertThatThrownBy(() -> RecordingFiles.read(samples.resolve("empty.xml")))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("expected a series with a sequence set, found none");
    }

    private static void assertLead(Recording recording, Lead lead, int length, int... firstMiddleLastSum) {
        float[] samples = recording.signal(lead).orElseThrow().samples();
        assertThat(samples).hasSize(length);
        long sum = 0;
        for (float sample : samples) {
            sum += Math.round(sample / 0.0025);
        }
        assertThat(new long[] {
                    Math.round(samples[0] / 0.0025),
                    Math.round(samples[2500] / 0.0025),
                    Math.round(samples[length - 1] / 0.0025),
                    sum
                })
                .containsExactly(
                        firstMiddleLastSum[0], firstMiddleLastSum[1], firstMiddleLastSum[2], firstMiddleLastSum[3]);
    }
}
