package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Access;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What the page shows of an example, with and without noise, on every screen. */
class PageTest extends PageInABrowser {
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

    private static String spoken() {
        return String.valueOf(browser.run("return document.getElementById('spoken').textContent"));
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
