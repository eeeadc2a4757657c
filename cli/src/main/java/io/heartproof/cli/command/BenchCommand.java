package io.heartproof.cli.command;

import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.benchmark.Benchmark;
import io.heartproof.benchmark.BenchmarkGroup;
import io.heartproof.benchmark.attack.ReferenceNetwork;
import io.heartproof.benchmark.attack.StrengthBenchmark;
import io.heartproof.benchmark.attack.StrengthReport;
import io.heartproof.benchmark.measure.Machine;
import io.heartproof.benchmark.setup.Amounts;
import io.heartproof.benchmark.setup.FolderSource;
import io.heartproof.benchmark.setup.Forms;
import io.heartproof.benchmark.setup.RecordingSource;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.benchmark.setup.SimulatedSet;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.text.BenchmarkPrinter;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.label.LabelSet;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        subcommands = {BenchCardCommand.class, BenchScaleCommand.class},
        description = {
            "Measures on this machine how much faster this program is than the published procedure.",
            "Each comparison lets a baseline and a candidate take turns in one run. The ratio says how many "
                    + "times better the candidate is: median over the rounds, then the smallest and the largest. Of a "
                    + "defence it says how many plain training steps one of its steps costs.",
            "Settings that matter: training.batchSize, training.drawsPerEpoch (of a round; 768 here), training.epochs"
                    + " (of the network that is attacked; 8 here), training.optimiser.*, input.cutSamples,"
                    + " evaluation.batchSize, evaluation.pgd.*, evaluation.attack.suite.*,"
                    + " network.architecture."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof bench --json bench.json",
            "  heartproof bench inference --rounds 9 --threads 1"
        })
public final class BenchCommand implements Callable<Integer> {
    /** What lies over the defaults: rounds of seconds. */
    private static final List<String> SETTINGS =
            List.of("training.batchSize=64", "training.drawsPerEpoch=768", "training.epochs=8");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "GROUP",
            description = "training, attack, defences, inference or reading; without: all of them.")
    private @Nullable String group;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the results to this file, anew after each row.")
    private @Nullable Path json;

    @Option(names = "--rounds", paramLabel = "N", description = "Measurements of each side; without: 3.")
    private int rounds = Amounts.USUAL.rounds();

    @Option(
            names = "--recordings",
            paramLabel = "N",
            description = "How many are trained on and classified; without: 432.")
    private int recordings = Amounts.USUAL.recordings();

    @Option(names = "--attacked", paramLabel = "N", description = "How many others are attacked; without: 12.")
    private int attacked = Amounts.USUAL.attacked();

    @Option(
            names = "--checked",
            paramLabel = "N",
            description = "How many of them the published procedure attacks in full, to compare; without: 2.")
    private int checked = Amounts.USUAL.checked();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of recordings to take instead of simulated ones (but for reading and a single one).")
    private @Nullable Path data;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--model",
            paramLabel = "RUN",
            description = "The network that is attacked, which has not seen DIR; without, one is trained.")
    private @Nullable Path model;

    @Option(
            names = "--reference",
            paramLabel = "DIR",
            description = {
                "With 'attack': compares how strong the attacks are, instead of how fast. DIR holds networks and what"
                        + " the attacks of their authors left unbroken of them; --data holds the recordings. Each"
                        + " network's findings are printed, and written to --json, as soon as it is done.",
                "--attacked N takes the first N recordings of each network alone."
            })
    private @Nullable Path reference;

    @Option(names = "--steps", paramLabel = "N", description = "Steps over which the memory is watched; without: 2000.")
    private int steps = Amounts.USUAL.steps();

    @Override
    public Integer call() throws IOException {
        Collection<BenchmarkGroup> groups = group == null ? BenchmarkGroup.all() : List.of(BenchmarkGroup.named(group));
        requireUsed(groups);
        Session session = common.session(spec, settings(), reading.settings().toArray(String[]::new));
        if (reference != null) {
            return compareStrength(session, reference);
        }
        Setup setup = setup(session);
        Machine machine = Machine.current(session.provenance(Map.of()));
        BenchmarkPrinter printer = new BenchmarkPrinter(spec.commandLine().getOut(), json);
        printer.end(new Benchmark(setup).run(groups, printer.begin(machine, session.progress())));
        return 0;
    }

    private int compareStrength(Session session, Path folder) throws IOException {
        if (data == null) {
            throw new BadUsage("--reference: needs --data, the folder of the recordings that it names");
        }
        StrengthBenchmark benchmark = new StrengthBenchmark(
                session.openSilently(data),
                session.device(),
                session.config().evaluation().batchSize(),
                session.config().seed());
        int most = spec.commandLine().getParseResult().hasMatchedOption("--attacked") ? attacked : Integer.MAX_VALUE;
        benchmark.run(ReferenceNetwork.in(folder), most, session.progress(), this::print);
        return 0;
    }

    private void print(StrengthReport soFar) throws IOException {
        soFar.latestLines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        if (json != null) {
            soFar.write(json);
        }
    }

    private void requireUsed(Collection<BenchmarkGroup> groups) {
        common.requireUsed("seed", "threads", "device", "reading.", "input.", "network.", "training.", "evaluation.");
        if (data == null) {
            String why = "changes nothing without --data";
            common.refuse(key -> (key + ".").startsWith("reading."), why);
            reading.refuse(why);
        }
        if (model != null) {
            common.refuse(key -> (key + ".").startsWith("input."), "changes nothing, as --model says how it is fed");
        }
        boolean attacks = groups.contains(BenchmarkGroup.ATTACK);
        requireUsed("--attacked", attacks);
        requireUsed("--checked", attacks);
        requireUsed("--steps", attacks || groups.contains(BenchmarkGroup.TRAINING));
        requireUsed("--reference", groups.size() == 1 && attacks);
        requireUsed("--data", groups.stream().anyMatch(one -> one != BenchmarkGroup.READING));
    }

    private void requireUsed(String option, boolean used) {
        if (!used && spec.commandLine().getParseResult().hasMatchedOption(option)) {
            throw new BadUsage("%s: changes nothing in bench %s".formatted(option, group));
        }
    }

    private static ConfigFile settings() {
        ConfigFile settings = ConfigFile.defaults();
        for (String setting : SETTINGS) {
            settings = settings.with(setting);
        }
        return settings;
    }

    private Setup setup(Session session) throws IOException {
        ExperimentConfig config = session.config();
        Amounts amounts = new Amounts(rounds, recordings, attacked, checked, steps);
        InputContract contract = contract(session);
        RecordingSource source = data == null
                ? new SimulatedSet(contract, Seeds.derive(config.seed(), "simulation"))
                : new FolderSource(
                        session.openSilently(data), contract, amounts, Seeds.derive(config.seed(), "recordings"));
        return new Setup(
                Forms.of(contract),
                config.network().architecture(),
                config.training(),
                config.evaluation().withoutAttack(),
                new EvaluationAttacks(
                        config.evaluation().attack(), config.evaluation().pgd()),
                amounts,
                session.device(),
                new Setup.MeasuredInputs(source, Optional.ofNullable(model)),
                config.seed());
    }

    /** That of the model, where there is one. */
    private InputContract contract(Session session) throws IOException {
        if (model == null) {
            LabelSet labels = data == null
                    ? LabelSet.CPSC2018
                    : session.openSilently(data).labels();
            return session.config().input().contract(labels);
        }
        try (TorchClassifier classifier = ModelFolder.load(model, session.device())) {
            InputContract contract = classifier.contract();
            if (!(contract.form() instanceof BucketForm)) {
                throw BadUsage.expected("--model", "a model in bucket form", "one in " + contract.form());
            }
            if (data == null && !contract.labels().equals(LabelSet.CPSC2018)) {
                throw BadUsage.expected(
                        "--model",
                        "the classes of CPSC2018, or --data",
                        contract.labels().names());
            }
            return contract;
        }
    }
}
