package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Recordings that somebody opens on the page. */
class OpenedRecordingsTest extends PageInABrowser {
    @Test
    void opensHeaderAndSignalFileTogether() {
        browser.at("#files").sendKeys(folder.resolve("S00001.hea") + "\n" + folder.resolve("S00001.dat"));

        browser.waitForText("#name", "S00001");
        assertThat(browser.text("#facts")).isEqualTo("WFDB 16 · 12 leads · 25 s · 500 Hz");
        assertThat(browser.text("#part")).isEqualTo("0 to 10 s");
        browser.at("#later").click();
        browser.at("#later").click();
        assertThat(browser.text("#part")).isEqualTo("20 to 25 s");
        assertThat(browser.at("#later").isEnabled()).isFalse();
    }

    @Test
    void takesAFileThatIsDropped() throws Exception {
        String table = new String(TestService.table(8), StandardCharsets.UTF_8);

        browser.run(
                "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'dropped.csv'));"
                        + "document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))",
                table);

        browser.waitForText("#name", "dropped");
        assertThat(browser.text("#facts")).contains("8 s");
    }

    @Test
    void whatIsNoRecordingIsToldAndNothingElseStaysOpen() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear doctor,");

        browser.at("#files").sendKeys(file.toString());

        browser.waitForText("#problem", "letter.txt: no format that is read");
        assertThat(browser.at("#problem").getAriaRole()).isEqualTo("alert");
        assertThat(browser.at("#recording").isDisplayed()).isFalse();
        assertThat(browser.at("#below").isDisplayed()).isFalse();
        browser.picture("problem");
        browser.all("#examples button").get(0).click();
        browser.waitForText("#name", "Example Normal");
        assertThat(browser.at("#problem").isDisplayed()).isFalse();
    }

    @Test
    void aFlatRecordingGetsNoDiagnosis() throws Exception {
        Path flat = Files.createDirectories(folder.resolve("flat"));
        Recording recording = TestService.recording(10);
        WfdbWriter.write(
                recording.with(
                        recording.samplingRateHz(),
                        recording.signals().stream()
                                .map(signal -> signal.withSamples(new float[recording.length()]))
                                .toList()),
                flat);

        open(flat);

        browser.waitForText(FIRST, "No answer");
        assertThat(browser.text(SECOND)).isEqualTo("No answer");
        assertThat(browser.text("#fitness"))
                .startsWith("Not fit to be interpreted")
                .contains("is flat");
        assertThat(browser.at(".bars").isDisplayed()).isFalse();
        browser.picture("flat");
    }

    @Test
    void saysWhereALongRecordingIsNoLongerClassified() throws Exception {
        Path late = Files.createDirectories(folder.resolve("long"));
        WfdbWriter.write(TestService.recording(70), late);

        open(late);

        browser.waitForText("#facts", "70 s, the first 61.4 s are classified");
        assertThat(browser.text(".of")).isEqualTo("plain.onnx · sees the first 61.4 s");
        Object classified = pixels();
        for (int i = 0; i < 6; i++) {
            browser.at("#later").click();
        }
        assertThat(browser.text("#part")).isEqualTo("60 to 70 s");
        assertThat(pixels()).isNotEqualTo(classified);
        browser.picture("long");
    }

    @Test
    void eightLeadsInMillivoltsStandInColumns() throws Exception {
        Path eight = Files.createDirectories(folder.resolve("eight"));
        WfdbWriter.write(eightLeads(), eight);

        open(eight);

        browser.waitForText("#name", "S00001");
        assertThat(browser.at("#layout").isEnabled()).isTrue();
        assertThat(label())
                .contains("leads I, aVR, V1, V4, II, aVL, V2, V5, III, aVF, V3, V6")
                .endsWith("III, aVR, aVL, aVF: from I and II");
        browser.picture("eight");
    }

    @Test
    void leadsWithoutAUnitGetNoPulse() throws Exception {
        Path unknown = Files.createDirectories(folder.resolve("unknown"));
        Recording recording = eightLeads();
        WfdbWriter.write(
                recording.with(
                        recording.samplingRateHz(),
                        recording.signals().stream()
                                .map(signal -> LeadSignal.inUnit(signal.lead(), signal.samples(), "NU"))
                                .toList()),
                unknown);

        open(unknown);

        browser.waitForText("#name", "S00001");
        browser.waitUntil("no unit to be named", () -> label().endsWith("no unit: heights are relative"));
        browser.picture("unknown");
    }

    @Test
    void aTableWithoutARateIsOpenedWithOne() throws Exception {
        String table = new String(TestService.table(8), StandardCharsets.UTF_8);
        Path file = Files.writeString(
                folder.resolve("rateless.csv"),
                table.lines()
                        .map(line -> line.substring(line.indexOf(',') + 1) + "\n")
                        .collect(Collectors.joining()));

        browser.at("#files").sendKeys(file.toString());
        browser.waitUntil("the question for the rate", () -> browser.at("#rate").isDisplayed());
        browser.picture("rate");
        browser.at("#hertz").sendKeys("250", Keys.ENTER);

        browser.waitForText("#name", "rateless");
        assertThat(browser.text("#facts")).contains("16 s", "250 Hz");
        assertThat(browser.at("#rate").isDisplayed()).isFalse();
    }

    @Test
    void ofTwoRecordingsThatAreDroppedEachIsOffered() throws Exception {
        Path second = Files.createDirectories(folder.resolve("second"));
        WfdbWriter.write(TestService.recording(12), second);
        Files.move(second.resolve("S00001.dat"), second.resolve("T2.dat"));
        Path header = Files.writeString(
                second.resolve("T2.hea"),
                Files.readString(second.resolve("S00001.hea")).replace("S00001", "T2"));

        browser.at("#files")
                .sendKeys(String.join(
                        "\n",
                        folder.resolve("S00001.hea").toString(),
                        folder.resolve("S00001.dat").toString(),
                        header.toString(),
                        second.resolve("T2.dat").toString()));

        browser.waitForText("#name", "S00001");
        assertThat(browser.text("#dropped")).contains("2 recordings", "S00001.hea", "T2.hea");
        browser.picture("two");
        browser.all("#dropped button").get(1).click();
        browser.waitForText("#name", "T2");
    }

    private static void open(Path folderOfRecord) {
        browser.at("#files")
                .sendKeys(folderOfRecord.resolve("S00001.hea") + "\n" + folderOfRecord.resolve("S00001.dat"));
    }

    private static Recording eightLeads() {
        Recording recording = TestService.recording(10);
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .filter(signal -> Lead.INDEPENDENT_8.contains(signal.lead()))
                        .toList());
    }

    private static String label() {
        return String.valueOf(browser.at("canvas").getAttribute("aria-label"));
    }
}
