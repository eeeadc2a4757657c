package io.heartproof.cli.command;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.experiment.ConfigFile;
import io.heartproof.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains, evaluates and reports. */
@Command(
        name = "experiment",
        description = {
            "Trains, evaluates and reports in one.",
            "Trains a classifier, evaluates it on the test list and writes report.html. The default settings are",
            "those of the published method: days on a CPU."
        },
        footer = {
            "",
            "Example:",
            "  heartproof experiment --data training_set --out run1 --set input.cutSamples=5120 \\",
            "      --set training.epochs=8 --set evaluation.pgd.linf=0.003,0.01,0.03 --set evaluation.pgd.l2="
        })
public final class ExperimentCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder of recordings.")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(
            names = "--split",
            paramLabel = "DIR",
            description =
                    "Folder with train.txt, validation.txt, test.txt; without, the settings split.* say how to split.")
    private @Nullable Path split;

    @Override
    public Integer call() throws IOException {
        Experiment.Outcome outcome = new Experiment(common.session(spec, ConfigFile.defaults()))
                .run(data, Optional.ofNullable(split), OutFolder.requireNew(out));
        OutcomeText.experiment(outcome).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
