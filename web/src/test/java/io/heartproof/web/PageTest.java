package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.web.guard.Access;
import io.heartproof.web.limit.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in a real browser, with two models of which the first gives in to noise sooner. */
class PageTest {
    private static final String FIRST = ".model:nth-child(1) h3";
    private static final String SECOND = ".model:nth-child(2) h3";

    private static Browser browser;
    private static TestService service;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        service =
                TestService.start(Limits.STANDARD, RecordingModel.of("plain", 0.05), RecordingModel.of("hardened", 5));
        WfdbWriter.write(TestService.recording(25), folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @BeforeEach
    void openPage() {
        browser.resize(1280, 860);
        browser.prefer("light");
        browser.open(service.address("/"));
        browser.waitForText("#name", "Example AF");
        browser.waitForText(FIRST, "Normal");
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browser.complaints()).allMatch(line -> line.contains("status of 422"));
    }

    @Test
    void showsAnExampleAndWhatBothModelsSay() throws Exception {
        assertThat(browser.text("#facts")).isEqualTo("simulated · 12 leads · 10 s · 500 Hz");
        assertThat(browser.text(".not-medical")).isEqualTo("For research. Not a medical device.");
        assertThat(browser.all(".model")).hasSize(2);
        assertThat(browser.text(".model:nth-child(2) .of")).isEqualTo("hardened.onnx");
        assertThat(browser.text(".model:nth-child(2) .notes")).isEqualTo("is patient");
        assertThat(browser.all(".leads li")).hasSize(12);
        assertThat(dark()).isGreaterThan(1000L);
        browser.picture("example");
    }

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
    void theSliderAddsNoiseUntilTheFirstModelGivesInAndTheSecondNot() throws Exception {
        Object clean = pixels();
        browser.at("#level").sendKeys(Keys.END);

        browser.waitForText(FIRST, "Atrial fibrillation");
        assertThat(browser.text(SECOND)).isEqualTo("Normal");
        assertThat(browser.text("#decibels")).isEqualTo("−6 dB");
        assertThat(browser.text(".model:nth-child(1) .verdict")).isEqualTo("changed by the noise; without: Normal");
        assertThat(browser.text(".model:nth-child(2) .verdict")).isEqualTo("the same as without noise");
        assertThat(pixels()).isNotEqualTo(clean);
        browser.waitUntil(
                "the answer to be spoken", () -> "plain.onnx: Atrial fibrillation".equals(spoken().split(",")[0]));
        browser.picture("noise");

        browser.at("#level").sendKeys(Keys.HOME);
        browser.waitForText(FIRST, "Normal");
        assertThat(pixels()).isEqualTo(clean);
    }

    @Test
    void anotherKindOfNoiseAndAnotherDrawLookDifferent() {
        browser.at("#level").sendKeys(Keys.END);
        browser.waitForText(FIRST, "Atrial fibrillation");
        Object white = pixels();

        browser.at("input[value=wander]").sendKeys(Keys.SPACE);
        browser.waitUntil("wander to be drawn", () -> !pixels().equals(white));
        Object wander = pixels();
        browser.at("#again").click();
        browser.waitUntil("other wander to be drawn", () -> !pixels().equals(wander));
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

    @Test
    void onAPhoneTheAnswersStandBesideTheSlider() throws Exception {
        browser.resize(390, 844);
        browser.at("#level").sendKeys(Keys.END);
        browser.waitForText("#brief", "Atrial fibrillation");
        browser.run("document.getElementById('level').scrollIntoView({block: 'center'})");

        assertThat((Boolean) browser.run(
                        "const seen = (id) => { const r = document.getElementById(id).getBoundingClientRect();"
                                + " return r.top >= 0 && r.bottom <= innerHeight && r.height > 0; };"
                                + "return seen('level') && seen('brief')"))
                .isTrue();
        assertThat(browser.text("#brief")).contains("·");
        browser.picture("phone-slider");
    }

    @Test
    void printsTheWholePaperAndTheBars() throws Exception {
        browser.resize(1280, 500);
        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(
                        (Boolean)
                                browser.run(
                                        "const sheet = document.querySelector('.sheet'), canvas = document.querySelector('canvas');"
                                                + "return Math.abs(canvas.height / devicePixelRatio - parseFloat(sheet.style.height)) < 2"))
                .isTrue();
        browser.run("dispatchEvent(new Event('afterprint'))");
        browser.pdf("printed");
    }

    @Test
    void everythingIsReachedAndWorkedWithKeys() {
        String reached = "";
        for (int i = 0; i < 40; i++) {
            browser.press(Keys.TAB);
            reached += " " + browser.focused().getAttribute("id");
        }
        assertThat(reached).contains("files", "layout", "speed", "gain", "fit", "paper", "level", "clean", "again");

        browser.run("document.getElementById('paper').focus()");
        double fitted = width();
        browser.focused().sendKeys("+");
        assertThat(width()).isGreaterThan(fitted);
        browser.focused().sendKeys("-", "-");
        assertThat(width()).isLessThan(fitted);
        browser.focused().sendKeys("0");
        assertThat(width()).isEqualTo(fitted);
    }

    @Test
    void layoutSpeedAndGainChangeThePaper() {
        double height = height();
        browser.at("#layout").sendKeys("one");
        assertThat(height()).isGreaterThan(height);
        double width = width();
        browser.at("#fit").sendKeys(Keys.ENTER);
        browser.at("#larger").sendKeys(Keys.ENTER);
        browser.at("#speed").sendKeys("50");
        assertThat(width()).isGreaterThan(1.5 * width);
        double before = height();
        browser.at("#gain").sendKeys("20");
        assertThat(height()).isGreaterThan(before);
        assertThat(browser.at("canvas").getAttribute("aria-label"))
                .isEqualTo(
                        "ECG, leads I, II, III, aVR, aVL, aVF, V1, V2, V3, V4, V5, V6, 0 to 10.0 seconds, 50 mm/s, 20 mm/mV");
    }

    @Test
    void fitsAPhoneWithoutScrollingSideways() throws Exception {
        browser.resize(390, 844);

        assertThat((Boolean) browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        browser.picture("phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextStandsOutFromItsGround(String scheme) throws Exception {
        browser.prefer(scheme);
        browser.at("#level").sendKeys(Keys.END);
        browser.waitForText(FIRST, "Atrial fibrillation");

        assertThat((List<?>) browser.run(Files.readString(
                        Path.of(PageTest.class.getResource("contrast.js").toURI()))))
                .isEmpty();
        browser.picture(scheme);
    }

    @Test
    void asksForTheTokenOfAServiceThatHasOne() throws Exception {
        String token = "0123456789abcdef";
        ServiceSettings settings = ServiceSettings.thisMachine(0).with("127.0.0.1", Access.token(token));
        try (TestService closed = TestService.start(settings, RecordingModel.of("plain", 0.05))) {
            browser.open(closed.address("/"));
            browser.waitUntil("the question", () -> browser.at("#access").isDisplayed());
            browser.focused().sendKeys("not the right token", Keys.ENTER);
            browser.waitForText("#access-problem", "That is not the token of this server.");
            browser.picture("token");
            browser.focused().sendKeys(token, Keys.ENTER);

            browser.waitForText("#name", "Example AF");
        }
        assertThat(browser.complaints()).allMatch(line -> line.contains("status of 401"));
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

    private static String spoken() {
        return String.valueOf(browser.run("return document.getElementById('spoken').textContent"));
    }

    private static Object pixels() {
        return browser.run("return document.querySelector('canvas').toDataURL()");
    }

    /** Pixels of the paper that are nearly black. */
    private static Long dark() {
        return (Long) browser.run("const c = document.querySelector('canvas');"
                + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "let n = 0; for (let i = 0; i < d.length; i += 4) n += d[i] + d[i + 1] + d[i + 2] < 200; return n");
    }

    private static double width() {
        return size("width");
    }

    private static double height() {
        return size("height");
    }

    private static double size(String which) {
        return Double.parseDouble(
                String.valueOf(browser.run("return parseFloat(document.querySelector('.sheet').style." + which + ")")));
    }
}
