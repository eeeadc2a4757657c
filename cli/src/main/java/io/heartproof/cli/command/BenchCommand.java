package io.heartproof.cli.command;

import io.heartproof.benchmark.Benchmark;
import io.heartproof.benchmark.BenchmarkGroup;
import io.heartproof.benchmark.BenchmarkReport;
import io.heartproof.benchmark.BenchmarkText;
import io.heartproof.benchmark.machine.Machine;
import io.heartproof.benchmark.setup.Amounts;
import io.heartproof.benchmark.setup.Forms;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.experiment.ConfigFile;
import io.heartproof.experiment.ExperimentConfig;
import io.heartproof.experiment.Session;
import io.heartproof.label.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures speed on this machine. */
@Command(
        name = "bench",
        description = {
            "Measures on this machine how much faster this program is than the published procedure.",
            "Each comparison lets a baseline and a candidate take turns in one run. The ratio says how many times",
            "better the candidate is: median over the rounds, then the smallest and the largest."
        },
        footer = {
            "",
            "Settings that matter: training.batchSize (16 here), training.drawsPerEpoch (of a round; 192 here),",
            "training.epochs (of the network that is attacked; 40 here), training.optimiser.*, input.cutSamples,",
            "evaluation.batchSize, evaluation.pgd.*, network.architecture.",
            "",
            "Examples:",
            "  heartproof bench --json bench.json",
            "  heartproof bench inference --rounds 9 --threads 1"
        })
public final class BenchCommand implements Callable<Integer> {
    /** What lies over the defaults: rounds of seconds. */
    private static final List<String> SETTINGS =
            List.of("input.form=bucket", "training.batchSize=16", "training.drawsPerEpoch=192", "training.epochs=40");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "GROUP",
            description = "training, attack, inference or reading; without: all of them.")
    private @Nullable String group;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the results to this file.")
    private @Nullable Path json;

    @Option(names = "--rounds", paramLabel = "N", description = "Measurements of each side; without: 5.")
    private int rounds = Amounts.USUAL.rounds();

    @Option(names = "--recordings", paramLabel = "N", description = "How many are simulated; without: 192.")
    private int recordings = Amounts.USUAL.recordings();

    @Option(names = "--attacked", paramLabel = "N", description = "How many others are attacked; without: 9.")
    private int attacked = Amounts.USUAL.attacked();

    @Option(names = "--steps", paramLabel = "N", description = "Steps over which the memory is watched; without: 2000.")
    private int steps = Amounts.USUAL.steps();

    @Override
    public Integer call() throws IOException {
        Collection<BenchmarkGroup> groups = group == null ? BenchmarkGroup.all() : List.of(BenchmarkGroup.named(group));
        Session session = common.session(spec, settings());
        Setup setup = setup(session);
        Machine machine = Machine.current(session.provenance(Map.of()));
        BenchmarkReport report = new Benchmark(setup, session.progress()).run(groups, machine);
        BenchmarkText.lines(report).forEach(spec.commandLine().getOut()::println);
        if (json != null) {
            report.write(json);
        }
        return 0;
    }

    private static ConfigFile settings() {
        ConfigFile settings = ConfigFile.defaults();
        for (String setting : SETTINGS) {
            settings = settings.with(setting);
        }
        return settings;
    }

    private Setup setup(Session session) {
        ExperimentConfig config = session.config();
        return new Setup(
                Forms.of(config.input().contract(LabelSet.CPSC2018)),
                config.network().architecture(),
                config.training(),
                config.evaluation(),
                new Amounts(rounds, recordings, attacked, steps),
                session.device(),
                config.seed());
    }
}
