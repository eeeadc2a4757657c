package io.heartproof.format.aecg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.XmlEcgs;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of several sequence sets, at 500 Hz and 1 uV per digit. */
class AecgPartsTest {
    private static final String FIRST = "<head value=\"20200101101500.000\"/>";

    @TempDir
    Path folder;

    private Recording read(String... series) throws IOException {
        return RecordingFiles.read(Files.writeString(folder.resolve("a.xml"), XmlEcgs.aecg(String.join("", series))));
    }

    private static String series(String code, String... sets) {
        return "<component><series><code code=\"%s\"/>%s</series></component>".formatted(code, String.join("", sets));
    }

    /** A set whose times begin with this head, of sequences. */
    private static String set(String head, String... sequences) {
        return """
                <component><sequenceSet><component><sequence><code code="TIME_ABSOLUTE"/><value>%s
                <increment value="2" unit="ms"/></value></sequence></component>%s</sequenceSet></component>
                """.formatted(head, String.join("", sequences));
    }

    private static String sequence(String code, String digits) {
        return sequence(code, digits, "<origin value=\"0\" unit=\"uV\"/><scale value=\"1\" unit=\"uV\"/>");
    }

    private static String sequence(String code, String digits, String scale) {
        return "<component><sequence><code code=\"%s\"/><value>%s<digits>%s</digits></value></sequence></component>"
                .formatted(code, scale, digits);
    }

    private static String leadI(String digits) {
        return sequence("MDC_ECG_LEAD_I", digits);
    }

    private static float[] samples(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples();
    }

    @Test
    void joinsSetsThatFollowOneAnother() throws IOException {
        Recording recording = read(series(
                "RHYTHM",
                set(FIRST, leadI("1000 2000"), sequence("MDC_ECG_LEAD_V1", "5000 6000")),
                set("<head value=\"20200101101500.004\"/>", sequence("MDC_ECG_LEAD_V1", "7000"), leadI("3000"))));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.V1);
        assertThat(samples(recording, Lead.I)).containsExactly(1, 2, 3);
        assertThat(samples(recording, Lead.V1)).containsExactly(5, 6, 7);
        assertThat(recording.source().notes()).isEmpty();
    }

    @Test
    void joinsSeriesOfTheSameLeadsInTheOrderOfTheirTimes() throws IOException {
        Recording recording = read(
                series("RHYTHM", set("<head value=\"20200101101500.004+0000\"/>", leadI("3000"))),
                series("RHYTHM", set("<head value=\"20200101111500.000+0100\"/>", leadI("1000 2000"))));
        assertThat(samples(recording, Lead.I)).containsExactly(1, 2, 3);
    }

    @Test
    void joinsSetsWithRelativeTimesInAnyUnit() throws IOException {
        Recording recording = read(series(
                "RHYTHM",
                set("<head value=\"0\" unit=\"s\"/>", leadI("1000 2000")),
                set("<head value=\"4000\" unit=\"us\"/>", leadI("3000"))));
        assertThat(recording.samplingRateHz()).isEqualTo(500);
        assertThat(samples(recording, Lead.I)).containsExactly(1, 2, 3);
    }

    @Test
    void putsLeadsOfTheSameTimeSideBySide() throws IOException {
        Recording recording = read(series(
                "RHYTHM",
                set(FIRST, leadI("1000 2000")),
                set(FIRST, sequence("MDC_ECG_LEAD_II", "3000 4000")),
                set(FIRST, leadI("9000 9000"))));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.II);
        assertThat(samples(recording, Lead.I)).containsExactly(1, 2);
        assertThat(recording.source().notes())
                .containsExactly("passed over, as repeating leads of the same time: sequence set 3");
    }

    @Test
    void readsTheLongestWhereThereIsAGapAndNotesTheOthers() throws IOException {
        Recording recording = read(series(
                "RHYTHM",
                set(FIRST, leadI("1000")),
                set("<head value=\"20200101101501.000\"/>", leadI("2000 3000")),
                set("", leadI("4000"))));
        assertThat(samples(recording, Lead.I)).containsExactly(2, 3);
        assertThat(recording.source().notes()).containsExactly("passed over, as another recording: sequence set 1, 3");
    }

    @Test
    void saysWhereTimesAreNotExactEnoughToExcludeAGap() throws IOException {
        Recording recording = read(series(
                "RHYTHM",
                set("<head value=\"20200101101500\"/>", leadI("1000")),
                set("<head value=\"20200101101500\"/>", leadI("2000 3000"))));
        assertThat(samples(recording, Lead.I)).containsExactly(1, 2, 3);
        assertThat(recording.source().notes())
                .containsExactly("the times of sequence sets are not exact enough to exclude gaps between them");
    }

    @Test
    void passesOverSequencesThatAreNoLeads() throws IOException {
        Recording recording = read(series(
                "RHYTHM",
                set(FIRST, leadI("1000"), sequence("MDC_PRESS_BLD", "7"), sequence("MDC_ECG_LEAD_V1", "2000"))));
        assertThat(recording.leads()).containsExactly(Lead.I, Lead.V1);
        assertThat(recording.source().notes())
                .containsExactly("the sequence MDC_PRESS_BLD is no lead and is passed over");
    }

    @Test
    void convertsOriginsInOtherMultiplesOfAVolt() throws IOException {
        String scale = "<origin value=\"0.5\" unit=\"mV\"/><scale value=\"250\" unit=\"uV\"/>";
        Recording recording = read(series("RHYTHM", set(FIRST, sequence("MDC_ECG_LEAD_I", "0 2 -2", scale))));
        assertThat(samples(recording, Lead.I)).containsExactly(0.5f, 1, 0);
    }

    @Test
    void refusesOriginsInAnotherQuantity() {
        String scale = "<origin value=\"0.5\" unit=\"mm\"/><scale value=\"250\" unit=\"uV\"/>";
        assertThatThrownBy(() -> read(series("RHYTHM", set(FIRST, sequence("MDC_ECG_LEAD_I", "0 2", scale)))))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("lead I must have one unit, got 'uV' for the scale and 'mm' for the origin");
    }

    @Test
    void readsAnySeriesBeforeABeatAndNotesTheOthers() throws IOException {
        Recording recording = read(
                series("REPRESENTATIVE_BEAT", set(FIRST, leadI("9000"))),
                series("ECG", set(FIRST, leadI("1000 2000"))),
                series("OTHER", set(FIRST, leadI("3000"))));
        assertThat(samples(recording, Lead.I)).containsExactly(1, 2);
        assertThat(recording.source().notes())
                .containsExactly("there is no rhythm series, read the series ECG", "the series 'OTHER' is passed over");
    }
}
