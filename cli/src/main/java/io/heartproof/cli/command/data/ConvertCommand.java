package io.heartproof.cli.command.data;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.cli.option.RecordingArgument;
import io.heartproof.format.csv.CsvWriter;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a recording in another format. */
@Command(
        name = "convert",
        description = {
            "Writes one recording as WFDB or CSV.",
            "WFDB is NAME.hea and NAME.dat in format 16, CSV is NAME.csv."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof convert A0001.mat --out converted --format csv",
            "  heartproof convert holter.csv --sampling-rate 250 --out converted \\",
            "      --format wfdb",
            "  heartproof convert --data SHARDS A0001 --out one --format wfdb"
        })
public final class ConvertCommand implements Callable<Integer> {
    /** What {@code --format} may name. */
    enum Format {
        wfdb {
            @Override
            void write(Recording recording, Path folder) throws IOException {
                WfdbWriter.write(recording, folder);
            }
        },
        csv {
            @Override
            void write(Recording recording, Path folder) throws IOException {
                CsvWriter.write(recording, folder.resolve(recording.name() + ".csv"));
            }
        };

        abstract void write(Recording recording, Path folder) throws IOException;

        /** The files that are written, that which names the recording first. */
        List<Path> files(Recording recording, Path folder) {
            List<String> endings = this == wfdb ? List.of(".hea", ".dat") : List.of(".csv");
            return endings.stream()
                    .map(ending -> folder.resolve(recording.name() + ending))
                    .toList();
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Mixin
    private RecordingArgument argument = new RecordingArgument();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder that it is written to.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "wfdb or csv.")
    @SuppressWarnings("NullAway.Init") // required
    private Format format;

    @Override
    public Integer call() throws IOException {
        if (format == Format.csv && argument.keepsIdentity()) {
            throw new BadUsage("--keep-identity: changes nothing with --format csv, which has no place for it");
        }
        Recording recording = argument.read(BasicOptions.progress(spec));
        List<Path> files = format.files(recording, out);
        for (Path written : files) {
            if (Files.exists(written)) {
                throw new BadUsage("--out: " + written + " is there already");
            }
        }
        format.write(recording, out);
        spec.commandLine().getOut().println(files.get(0));
        return 0;
    }
}
