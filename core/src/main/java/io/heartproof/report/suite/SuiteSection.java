package io.heartproof.report.suite;

import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.report.page.Page;
import io.heartproof.report.paired.NoiseWords;
import java.util.List;
import java.util.Map;

/** The worst case over several attacks: how strong each is, how little noise it takes, and whether that can be trusted. */
public final class SuiteSection {
    private static final String READING =
            "Several attacks were made on every recording, and the worst counts. The figures above hold that worst"
                    + " case; here is what lies behind it.";

    private SuiteSection() {}

    /** Writes the section, if a run has a suite. */
    public static void write(Page page, List<RunSuites> runs) {
        if (runs.stream().allMatch(run -> run.suites().isEmpty())) {
            return;
        }
        page.section("worst-case", "Worst case of several attacks");
        page.body().element("p", READING);
        SuiteTables tables = new SuiteTables();
        for (RunSuites run : runs) {
            for (SuiteFindings suite : run.suites()) {
                String before = runs.size() == 1 ? "" : run.run() + ": ";
                page.body().element("h3", before + NoiseWords.of(suite.kind()).title());
                write(page, new PlacedSuite(run.run(), suite), tables);
            }
        }
        page.endSection();
        for (Map.Entry<String, String> file : tables.files().entrySet()) {
            page.file(file.getKey(), file.getValue());
        }
    }

    /** A suite of a run. */
    record PlacedSuite(String run, SuiteFindings suite) {
        /** How its kind of noise is written. */
        NoiseWords words() {
            return NoiseWords.of(suite.kind());
        }
    }

    private static void write(Page page, PlacedSuite place, SuiteTables tables) {
        tables.trust(page.body(), place);
        page.body().open("div", "class", "charts");
        SecurityChart.draw(page, place);
        page.body().close();
        tables.smallest(page.body(), place);
        tables.attacks(page.body(), place);
    }
}
