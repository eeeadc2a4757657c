package io.heartproof.cli.command;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.cli.option.AttackOption;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.FoundOnOptions;
import io.heartproof.cli.option.NoiseDataOption;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.cli.option.ProcessesOption;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.text.OutcomeText;
import io.heartproof.experiment.EvaluateRun;
import io.heartproof.experiment.RunFolder;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.checkpoint.EvaluationCheckpoint;
import io.heartproof.experiment.checkpoint.MovedInputs;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Evaluates a model without noise, under white and recorded noise and under attack. */
@Command(
        name = "evaluate",
        description = {
            "Measures a model without noise, under white and recorded noise and under attack.",
            "Settings are those of the model's folder, with --config and --set over them. A network in an "
                    + "ONNX file has no gradients: attacks run on it where --attacks names some that need none, or "
                    + "--transfer-from a network that has them. What was interrupted goes on with --resume alone."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof evaluate --model run1 --data training_set --out run1/evaluation",
            "  heartproof evaluate --model run1 --data other_set --attacks none \\",
            "      --out otherResults",
            "  heartproof evaluate --model other.onnx --contract other.contract.yaml \\",
            "      --data other_set --out results",
            "  heartproof evaluate --model other.onnx --data other_set --transfer-from run1 \\",
            "      --out transferred",
            "  heartproof evaluate --resume run1/evaluation",
            "  heartproof evaluate --model run1 --data other_set --out both --processes 2"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final String SAVE_ADVERSARIALS = "--save-adversarials";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--model",
            paramLabel = "RUN",
            description = "Folder of a run or imported model, or an ONNX file. With --resume only where it was moved.")
    private @Nullable Path model;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "How an ONNX network that was not made here is fed and read, as YAML (docs/onnx.md). "
                    + "With --resume only where it was moved.")
    private @Nullable Path contract;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of recordings. With --resume only where it was moved.")
    private @Nullable Path data;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--recordings",
            paramLabel = "LIST",
            description =
                    "File with one name per line; without: the test list of RUN where DIR is the data that it was "
                            + "trained on, otherwise every recording with one label.")
    private @Nullable Path recordings;

    @Mixin
    private AttackOption attacks = new AttackOption();

    @Mixin
    private FoundOnOptions foundOn = new FoundOnOptions();

    @Mixin
    private NoiseDataOption noise = new NoiseDataOption();

    @Option(
            names = SAVE_ADVERSARIALS,
            description =
                    "Keeps the smallest noise that broke each recording, for each attack and norm: as NumPy arrays"
                            + " and, where amplitudes are known in volts, as a WFDB record (docs/attacks.md).")
    private boolean saveAdversarials;

    @Mixin
    private ProcessesOption processes = new ProcessesOption();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private EvaluationTarget target;

    /** Exactly one of the two. */
    static final class EvaluationTarget {
        @Option(names = "--out", paramLabel = "DIR", description = "A new folder for the results.")
        private @Nullable Path out;

        @Option(
                names = "--resume",
                paramLabel = "DIR",
                description = "The folder of an evaluation to go on with, on its own model, recordings and settings.")
        private @Nullable Path resume;

        /** The folder of the evaluation, new or not. */
        Path folder() {
            return out == null ? Objects.requireNonNull(resume) : out;
        }
    }

    @Override
    public Integer call() throws IOException {
        return processes.run(spec, this::evaluate);
    }

    private int evaluate() throws IOException {
        return ProcessesOption.together(spec, "evaluation", this::advice, group -> OutcomeText.results(results(group)));
    }

    private Results results(ProcessGroup group) throws IOException {
        return target.resume == null ? evaluated(target.folder(), group) : resumed(target.resume, group);
    }

    /** How to go on where another process died. */
    private String advice() {
        return EvaluationCheckpoint.isIn(target.folder())
                ? "go on with heartproof evaluate --resume " + target.folder()
                : "start it again";
    }

    private Results evaluated(Path out, ProcessGroup group) throws IOException {
        Path asked = required(model, "--model=RUN");
        Path on = required(data, "--data=DIR");
        boolean onnx = Files.isRegularFile(asked);
        if (!onnx && contract != null) {
            throw new BadUsage("--contract: expected only with an ONNX file as --model, which " + asked + " is not");
        }
        requireUsed(onnx);
        ConfigFile settings = onnx
                ? ConfigFile.defaults().with("evaluation.attack.names=[]")
                : new RunFolder(asked).settingsForAnyData();
        Session session = common.session(spec, settings, own().toArray(String[]::new));
        requireFit(onnx, session.config().evaluation().attack());
        EvaluateRun run = new EvaluateRun(session.among(group));
        Optional<Path> list = Optional.ofNullable(recordings);
        Path results = group.isFirst() ? OutFolder.requireNew(out) : out;
        return onnx
                ? run.evaluateOnnx(new EvaluateRun.OnnxModel(asked, Optional.ofNullable(contract)), on, list, results)
                : run.evaluate(asked, on, list, results);
    }

    private Results resumed(Path folder, ProcessGroup group) throws IOException {
        if (common.changeSettings() || recordings != null || !own().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume goes on with the recordings and the settings of the evaluation; they cannot be changed"
                            + reading.refusal());
        }
        Session session = common.session(spec, ConfigFile.defaults());
        MovedInputs moved =
                new MovedInputs(Optional.ofNullable(model), Optional.ofNullable(contract), Optional.ofNullable(data));
        return new EvaluateRun(session.among(group)).resume(folder, moved);
    }

    private Path required(@Nullable Path given, String option) {
        if (given == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '" + option + "'");
        }
        return given;
    }

    /** What the command's own options stand for. */
    private List<String> own() {
        List<String> own = new ArrayList<>(noise.settings());
        own.addAll(reading.settings());
        own.addAll(attacks.settingsWith(foundOn.attacks()));
        own.addAll(foundOn.settings());
        if (saveAdversarials) {
            own.add("evaluation.saveAdversarials=true");
        }
        return own;
    }

    private void requireUsed(boolean onnx) {
        if (onnx) {
            common.requireUsed("seed", "threads", "reading.", "evaluation.", "cache.");
        } else {
            common.requireUsed("seed", "threads", "device", "reading.", "evaluation.", "cache.");
        }
    }

    private void requireFit(boolean onnx, AttackConfig chosen) {
        if (onnx) {
            AttackOption.requireBlackBox(chosen);
        }
        attacks.requireUsed(common, chosen);
        if (saveAdversarials && chosen.names().isEmpty()) {
            throw new BadUsage(SAVE_ADVERSARIALS + ": changes nothing where there is no attack");
        }
    }
}
