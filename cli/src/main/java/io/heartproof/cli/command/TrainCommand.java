package io.heartproof.cli.command;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.NoiseDataOption;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.cli.option.PresetOption;
import io.heartproof.cli.option.ProcessesOption;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.option.SplitOption;
import io.heartproof.cli.text.OutcomeText;
import io.heartproof.cli.text.RestartText;
import io.heartproof.experiment.RunFolder;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.TrainRun;
import io.heartproof.process.ProcessGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a classifier. */
@Command(
        name = "train",
        description = {
            "Trains a classifier on a folder of recordings with a REFERENCE.csv.",
            "The run folder holds model, settings, split, figures per epoch and a checkpoint; a training "
                    + "that was interrupted goes on from it, to the same weights.",
            "The model is that of the epoch that was best on the validation list, for a defence best under "
                    + "attack (setting training.keep); the last lines say which, and what went wrong."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof train --data training_set --out run1 --set training.epochs=8",
            "  heartproof train --data training_set --out run2 --defence advls:0.01",
            "  heartproof train --data training_set --out run3 --defence nsr --preset paper",
            "  heartproof train --data training_set --out run4 --noise-data nstdb \\",
            "      --set defence.noise.white=0.2",
            "  heartproof train --resume run1",
            "  heartproof train --data training_set --out run5 --processes 2"
        })
public final class TrainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TrainingTarget target;

    /** Exactly one of them. */
    static final class TrainingTarget {
        @Option(names = "--out", paramLabel = "RUN", description = "A new folder for the run.")
        private @Nullable Path out;

        @Option(
                names = "--resume",
                paramLabel = "RUN",
                description = "The folder of a run to go on with, on its own settings, data and split.")
        private @Nullable Path resume;

        @Option(
                names = "--start-or-resume",
                paramLabel = "RUN",
                description =
                        "As --out where RUN is new; goes on where this command has begun it: for launchers such as"
                                + " torchrun, which repeat a command when a process has died.")
        private @Nullable Path startOrResume;

        /** The folder of the run, new or not. */
        Path run() {
            return Stream.of(out, resume, startOrResume)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
        }

        /** How to go on where another process died. */
        String advice() {
            return startOrResume == null ? RestartText.advice(run()) : RestartText.repeatedAdvice(run());
        }
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of recordings. With --resume only where it was moved.")
    private @Nullable Path data;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private SplitOption split = new SplitOption();

    @Option(
            names = "--defence",
            paramLabel = "NAME",
            description =
                    "What is minimised: ce (plain), nsr, nsr-l2, jacobian, advls, madry, fast, trades or mart; with"
                            + " its epsilon: trades:0.01; a weighted sum: 0.5*nsr+0.5*trades:0.01; either with weights"
                            + " perturbed: madry:0.01+awp. Their settings are defence.*.")
    private @Nullable String defence;

    @Mixin
    private PresetOption preset = new PresetOption();

    @Mixin
    private NoiseDataOption noise = new NoiseDataOption();

    @Mixin
    private ProcessesOption processes = new ProcessesOption();

    @Override
    public Integer call() throws IOException {
        return processes.run(spec, this::train);
    }

    private int train() throws IOException {
        Session session = common.session(spec, preset.settings(), own().toArray(String[]::new));
        return ProcessesOption.together(
                spec,
                "training",
                target::advice,
                group -> OutcomeText.training(trained(new TrainRun(session.among(group)), group)));
    }

    private TrainRun.TrainedRun trained(TrainRun training, ProcessGroup processes) throws IOException {
        if (target.resume != null) {
            requireNoSettings();
            return training.resume(target.resume, Optional.ofNullable(data));
        }
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--data=DIR'");
        }
        Path run = target.run();
        boolean repeats = target.startOrResume != null;
        if (processes.isFirst() && !(repeats && RunFolder.isIn(run))) {
            OutFolder.requireNew(run);
        }
        return repeats
                ? training.startOrResume(data, split.lists(common), run)
                : training.start(data, split.lists(common), run);
    }

    /** What the command's own options stand for. */
    private List<String> own() {
        List<String> own = new ArrayList<>(noise.settings());
        if (!own.isEmpty()) {
            own.add("defence.noise.source=recorded");
        }
        own.addAll(reading.settings());
        if (defence != null) {
            own.add("defence.objective=" + defence);
        }
        return own;
    }

    private void requireNoSettings() {
        if (common.changeSettings() || split.isGiven() || !own().isEmpty() || preset.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume goes on with the settings and the split of the run; they cannot be changed"
                            + reading.refusal());
        }
    }
}
