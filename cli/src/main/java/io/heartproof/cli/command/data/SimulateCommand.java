package io.heartproof.cli.command.data;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.Counted;
import io.heartproof.simulate.SimulatedDataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a simulated data set. */
@Command(
        name = "simulate",
        description = {
            "Simulates 12-lead ECGs of nine classes.",
            "Writes the layout of CPSC2018: WFDB records and REFERENCE.csv. The same seed gives the same " + "files."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof simulate --out simulated --recordings 900",
            "  heartproof simulate --out twoClasses --recordings 50 --classes AF,PVC \\",
            "      --seed 7"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--recordings", paramLabel = "N", required = true, description = "How many recordings.")
    private int recordings;

    @Option(
            names = "--classes",
            paramLabel = "CLASS",
            split = ",",
            description = "Some of Normal, AF, I-AVB, LBBB, RBBB, PAC, PVC, STD, STE; without: all nine, in turn.")
    private List<String> classes = LabelSet.CPSC2018.names();

    @Override
    public Integer call() throws IOException {
        common.requireUsed("seed", "threads");
        Session session = common.session(spec, ConfigFile.defaults());
        SimulatedDataSet data =
                new SimulatedDataSet(recordings, classes, session.config().seed());
        data.write(OutFolder.requireNew(out), session.config().threads(), session.progress());
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%s of %s in %s",
                        Counted.of(recordings, "recording"),
                        String.join(", ", classes),
                        out));
        return 0;
    }
}
