package io.heartproof.cli.command;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.report.comparison.ComparisonWriter;
import io.heartproof.report.section.ReportWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of one run, or of several side by side. */
@Command(
        name = "report",
        description = {
            "Writes report.html from the saved results of one or several runs.",
            "Of several runs it compares the noise levels that all of them have, tests every two on the same recordings, "
                    + "and says which settings and data differ.",
            "Of the folder of a comparison of defences it writes comparison.html. The page needs no network. "
                    + "The folder report beside it has the drawings as SVG and the tables as CSV."
        },
        footer = {"", "Examples:", "  heartproof report run1", "  heartproof report run1 run2 --out comparison"})
public final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "Folders of runs or of evaluations.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> runs;

    @Option(names = "--out", paramLabel = "DIR", description = "A new folder; without: into the first run's.")
    private @Nullable Path out;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "The report's title; without: which run it is of. Not for comparisons of defences.")
    private @Nullable String title;

    @Override
    public Integer call() throws IOException {
        Path folder = out == null ? runs.get(0) : OutFolder.requireNew(out);
        boolean compares = runs.size() == 1 && ComparisonWriter.isComparison(runs.get(0));
        if (compares && title != null) {
            throw new ParameterException(spec.commandLine(), "--title is not for a comparison of defences");
        }
        Path page = compares
                ? ComparisonWriter.rebuild(runs.get(0), folder)
                : ReportWriter.write(runs, Optional.ofNullable(title), folder);
        spec.commandLine().getOut().println(page);
        return 0;
    }
}
