package io.heartproof.cli.command;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.cli.option.AttackOption;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.NoiseDataOption;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.cli.option.PresetOption;
import io.heartproof.cli.option.ProcessesOption;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.option.SplitOption;
import io.heartproof.cli.text.OutcomeText;
import io.heartproof.experiment.Experiment;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.comparison.DefenceExperiment;
import io.heartproof.experiment.comparison.DefencePlan;
import io.heartproof.problem.BadUsage;
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

/** Trains, evaluates and reports. */
@Command(
        name = "experiment",
        description = {
            "Trains, evaluates and reports in one.",
            "Trains a classifier, evaluates it on the test list and writes report.html. The default settings "
                    + "are those of the published method: days on a CPU. With --defences it does so for each of them "
                    + "and each seed, and compares. What was interrupted goes on with --resume alone."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof experiment --data training_set --out run1 \\",
            "      --set input.cutSamples=5120 --set training.epochs=8 \\",
            "      --set evaluation.pgd.linf=0.003,0.01,0.03 --set evaluation.pgd.l2=",
            "  heartproof experiment --data training_set --out all \\",
            "      --defences ce,nsr,advls:0.01,trades:0.01 --seeds 3",
            "  heartproof experiment --resume all",
            "  heartproof experiment --data training_set --out run2 --processes 2"
        })
public final class ExperimentCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ExperimentTarget target;

    /** Exactly one of the two. */
    static final class ExperimentTarget {
        @Option(names = "--out", paramLabel = "DIR", description = "A new folder.")
        private @Nullable Path out;

        @Option(
                names = "--resume",
                paramLabel = "DIR",
                description = "The folder to go on with, on its own settings, data and split.")
        private @Nullable Path resume;

        /** How to go on where another process died. */
        String advice() {
            Path folder = out == null ? Objects.requireNonNull(resume) : out;
            return Files.exists(folder) ? "go on with heartproof experiment --resume " + folder : "start it again";
        }
    }

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of recordings.")
    private @Nullable Path data;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private SplitOption split = new SplitOption();

    @Mixin
    private PresetOption preset = new PresetOption();

    @Mixin
    private AttackOption attacks = new AttackOption();

    @Mixin
    private NoiseDataOption noise = new NoiseDataOption();

    @Mixin
    private ProcessesOption processes = new ProcessesOption();

    @ArgGroup(exclusive = false, heading = "%nTo compare defences:%n")
    private @Nullable ComparedDefences compared;

    /** What makes it a comparison. */
    static final class ComparedDefences {
        @Option(
                names = "--defences",
                paramLabel = "NAME",
                split = ",",
                required = true,
                description = "Defences, each as train --defence takes it; every one is trained and evaluated, and "
                        + "comparison.html compares them.")
        private List<String> defences = new ArrayList<>();

        @Option(names = "--seeds", paramLabel = "N", description = "Trainings of each, with as many seeds; without: 1.")
        private int seeds = 1;

        @Option(
                names = "--sweep",
                paramLabel = "KEY=VALUES",
                description =
                        "Tries values of a setting first, such as defence.nsr.beta2=0.4,0.6; the validation list alone "
                                + "picks one.")
        private @Nullable String sweep;

        @Option(
                names = "--sweep-by",
                paramLabel = "FIGURE",
                description = "With --sweep: what picks, over the last epochs. macroF1 (without: this one) or robust,"
                        + " balanced accuracy under attack.")
        private @Nullable String sweepBy;

        DefencePlan plan(Path data) {
            return new DefencePlan(data.toAbsolutePath().normalize().toString(), defences, seeds, sweep());
        }

        private Optional<DefencePlan.SweptSetting> sweep() {
            if (sweep == null && sweepBy != null) {
                throw new BadUsage("--sweep-by: changes nothing without --sweep");
            }
            return Optional.ofNullable(sweep)
                    .map(text -> DefencePlan.SweptSetting.of(text, Optional.ofNullable(sweepBy)));
        }
    }

    @Override
    public Integer call() throws IOException {
        return processes.run(spec, this::experiment);
    }

    private int experiment() throws IOException {
        Session session = common.session(spec, preset.settings(), own().toArray(String[]::new));
        return ProcessesOption.together(spec, "experiment", target::advice, group -> lines(session.among(group)));
    }

    /** Does it, or goes on with it; what is printed at the end. */
    private List<String> lines(Session session) throws IOException {
        if (target.resume != null) {
            requireNothingElse();
            return resumed(session, target.resume);
        }
        if (data == null || target.out == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--data=DIR'");
        }
        attacks.requireUsed(common, session.config().evaluation().attack());
        Optional<Path> lists = split.lists(common);
        if (compared == null) {
            return OutcomeText.experiment(new Experiment(session).run(data, lists, newFolder(session, target.out)));
        }
        requireOwnSettings(compared);
        requireSameAttacks(session.config().evaluation().attack());
        return lines(new DefenceExperiment(session).start(compared.plan(data), lists, newFolder(session, target.out)));
    }

    private static Path newFolder(Session session, Path out) throws IOException {
        return session.processes().isFirst() ? OutFolder.requireNew(out) : out;
    }

    /** What the command's own options stand for. */
    private List<String> own() {
        List<String> own = new ArrayList<>(noise.settings());
        own.addAll(reading.settings());
        own.addAll(attacks.settings());
        return own;
    }

    /** Settings that the comparison gives itself. */
    private void requireOwnSettings(ComparedDefences compared) {
        common.refuse("defence.objective"::equals, "changes nothing, as --defences names the objectives");
        compared.sweep()
                .ifPresent(sweep -> common.refuse(
                        key -> key.equals(sweep.key()), "changes nothing, as --sweep tries its own values"));
    }

    private static void requireSameAttacks(AttackConfig attacks) {
        if (attacks.hasTimeLimit()) {
            throw BadUsage.expected(
                    "evaluation.attack.budgetMinutes (--budget-minutes)",
                    "0 where defences are compared, as all of them must meet the same attacks",
                    attacks.budgetMinutes());
        }
    }

    private static List<String> resumed(Session session, Path folder) throws IOException {
        return DefenceExperiment.isIn(folder)
                ? lines(new DefenceExperiment(session).resume(folder))
                : OutcomeText.experiment(new Experiment(session).resume(folder));
    }

    private static List<String> lines(Path comparison) {
        return List.of("comparison   " + comparison.toAbsolutePath());
    }

    private void requireNothingElse() {
        boolean changed = common.changeSettings() || !own().isEmpty();
        if (changed || data != null || split.isGiven() || compared != null || preset.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume goes on with its own settings, data and split; they cannot be changed"
                            + reading.refusal());
        }
    }
}
