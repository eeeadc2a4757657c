package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.web.guard.Limits;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, opened anew for each test, with two models of which the first gives in to noise sooner. */
abstract class PageInABrowser {
    static final String FIRST = ".model:nth-child(1) h3";
    static final String SECOND = ".model:nth-child(2) h3";

    static Browser browser;
    static TestService service;

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

    static Object pixels() {
        return browser.run("return document.querySelector('canvas').toDataURL()");
    }
}
