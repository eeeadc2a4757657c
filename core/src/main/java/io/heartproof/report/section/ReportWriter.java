package io.heartproof.report.section;

import io.heartproof.extension.Extensions;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.margin.MarginSection;
import io.heartproof.report.page.FurtherSection;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Section;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Run;
import io.heartproof.report.suite.SuiteSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes a report from the files of one or several runs: {@code report.html}, which needs nothing else, and beside it a
 * folder {@code report} with every drawing as SVG and every table as CSV.
 *
 * <p>Of each run's folder it reads {@code results.json} and {@code examples.json} (there or in its folder {@code
 * evaluation}), {@code metrics.jsonl}, {@code margins.csv} and {@code provenance.json}, as far as they are there.
 */
public final class ReportWriter {
    /** The report's name in its folder. */
    public static final String FILE = "report.html";

    private static final String FOLDER = "report";

    /** In the order of the page. */
    private static final List<Section<CommonLevels>> SECTIONS = List.of(
            AboutSection::write,
            (page, common) -> page.caution(),
            SummarySection::write,
            CurveSection::write,
            PairedRuns::write,
            BreakingSection::write,
            (page, common) -> SuiteSection.write(page, Run.suites(common.runs())),
            ClassSection::write,
            TrainingSection::write,
            (page, common) -> MarginSection.write(page, Run.margins(common.runs())),
            ExampleSection::write,
            AboutSection::writeDifferences);

    /** Behind them, those of the user. */
    private static final List<FurtherSection> FURTHER = Extensions.of(FurtherSection.class, FurtherSection::name);

    private ReportWriter() {}

    /**
     * Writes the report, with a title that says which runs it is of.
     *
     * @param runs at least one; compared in this order
     * @param out folder that {@code report.html} goes into
     * @return the path of {@code report.html}
     */
    public static Path write(List<Path> runs, Path out) throws IOException {
        return write(runs, Optional.empty(), out);
    }

    /** As above, with another title. */
    public static Path write(List<Path> runs, Optional<String> title, Path out) throws IOException {
        if (runs.isEmpty()) {
            throw new BadUsage("a report needs at least one run");
        }
        CommonLevels common = CommonLevels.of(Run.readAll(runs));
        List<Run> read = common.runs();
        Page page = new Page(title.orElse(
                read.size() == 1 ? "Robustness of \u201c" + read.get(0).name() + "\u201d" : "Robustness compared"));
        for (Section<CommonLevels> section : SECTIONS) {
            section.write(page, common);
        }
        for (FurtherSection section : FURTHER) {
            section.write(page, runs);
        }
        ProvenanceSection.write(page, common);
        return page.write(out.resolve(FILE), out.resolve(FOLDER));
    }
}
