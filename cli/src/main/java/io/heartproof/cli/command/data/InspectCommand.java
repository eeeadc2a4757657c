package io.heartproof.cli.command.data;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.cli.option.RecordingArgument;
import io.heartproof.cli.text.RecordingText;
import io.heartproof.cli.text.StoreText;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.plot.EcgPaper;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a recording and prints what is known about it. */
@Command(
        name = "inspect",
        description = {
            "Draws one recording on ECG paper and prints what its file says.",
            "Writes the drawing as SVG to --out or the current folder; the last line printed says where. Of a folder of"
                    + " shards, or another data set in few files, it prints what is in it."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof inspect A0001.hea",
            "  heartproof inspect holter.csv --sampling-rate 250 --from 300 \\",
            "      --out minute5.svg",
            "  heartproof inspect --data SHARDS A0001",
            "  heartproof inspect SHARDS"
        })
public final class InspectCommand implements Callable<Integer> {
    private static final String DRAWING = ".svg";
    private static final List<String> DRAWING_OPTIONS = List.of("--out", "--from", "--seconds");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Mixin
    private RecordingArgument argument = new RecordingArgument();

    @Option(
            names = "--out",
            paramLabel = "FILE.svg",
            description = "The drawing, an old one is replaced; without: NAME.svg in the current folder.")
    private @Nullable Path out;

    @Option(names = "--from", paramLabel = "SECONDS", description = "Where the drawing begins; without: 0.")
    private double from;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "How much is drawn; without: 10.")
    private double seconds = 10;

    @Override
    public Integer call() throws IOException {
        if (out != null && !out.toString().endsWith(DRAWING)) {
            throw BadUsage.expected("--out", "a name that ends in " + DRAWING, out);
        }
        Optional<RecordingStore> dataSet = argument.dataSet(BasicOptions.progress(spec));
        if (dataSet.isPresent()) {
            requireNoDrawing();
            StoreText.lines(dataSet.get()).forEach(spec.commandLine().getOut()::println);
            return 0;
        }
        Recording recording = argument.read(BasicOptions.progress(spec));
        Path drawing = out == null ? Path.of(recording.name() + DRAWING) : out;
        EcgPaper.of(recording).excerpt(from, seconds).draw().write(drawing);
        PrintWriter print = spec.commandLine().getOut();
        RecordingText.lines(recording).forEach(print::println);
        print.println("drawn in     " + drawing.toAbsolutePath().normalize());
        return 0;
    }

    private void requireNoDrawing() {
        for (String option : DRAWING_OPTIONS) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new BadUsage(option + ": changes nothing for a data set, of which nothing is drawn");
            }
        }
    }
}
