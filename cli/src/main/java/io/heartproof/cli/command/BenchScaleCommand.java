package io.heartproof.cli.command;

import io.heartproof.benchmark.BenchmarkReport;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.scale.ScaleBenchmark;
import io.heartproof.benchmark.scale.ScaleSetup;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.text.BenchmarkPrinter;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.launch.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what several processes and shards gain. */
@Command(
        name = "scale",
        description = {
            "Measures what several processes gain on this machine, in processes of its own on simulated recordings:"
                    + " training in two processes of one thread against one and against two independent trainings at"
                    + " once, and the sum of gradients over processes. Then reads recordings from loose files and"
                    + " from shards, out of the system's memory and from storage.",
            "Settings that matter: seed, network.*, training.batchSize, training.precision, input.*."
        },
        footer = {"", "Examples:", "  heartproof bench scale --json scale.json"})
public final class BenchScaleCommand implements Callable<Integer> {
    private static final int RECORDINGS = 540;
    private static final int DRAWS = 512;
    private static final int ROUNDS = 3;
    private static final int FEWEST = 27;

    /** Two of each class are for validation and the test. */
    private static final int NOT_DRAWN = 18;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the results to this file, anew after each row.")
    private @Nullable Path json;

    @Option(names = "--rounds", paramLabel = "N", description = "Measurements of each side; without: 3.")
    private int rounds = ROUNDS;

    @Option(names = "--recordings", paramLabel = "N", description = "How many are trained on and read; without: 540.")
    private int recordings = RECORDINGS;

    @Option(names = "--draws", paramLabel = "N", description = "How many an epoch draws; without: 512.")
    private int draws = DRAWS;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw BadUsage.expected("--rounds", "at least 1", rounds);
        }
        if (recordings < FEWEST) {
            throw BadUsage.expected("--recordings", "at least " + FEWEST, recordings);
        }
        if (draws < 1 || draws > recordings - NOT_DRAWN) {
            throw BadUsage.expected("--draws", "1 to " + (recordings - NOT_DRAWN) + ", --recordings less 18", draws);
        }
        common.requireUsed("seed", "network.", "training.", "input.");
        Session session = common.session(spec, ConfigFile.defaults().with("training.batchSize=64"));
        Machine machine = Machine.current(session.provenance(Map.of()));
        Class<?> program = spec.root().userObject().getClass();
        ScaleSetup setup = new ScaleSetup(
                arguments -> JavaCommand.of(program, arguments), session.config(), recordings, draws, rounds);
        BenchmarkPrinter printer = new BenchmarkPrinter(spec.commandLine().getOut(), json);
        List<Result> results = new ScaleBenchmark(setup).run(printer.begin(machine, session.progress()));
        printer.end(BenchmarkReport.of(machine, results, Optional.empty()));
        return 0;
    }
}
