package io.heartproof.cli.command;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.cli.text.OutcomeText;
import io.heartproof.experiment.Demo;
import io.heartproof.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows everything on simulated recordings. */
@Command(
        name = "demo",
        description = {
            "Shows everything on simulated recordings, in minutes.",
            "Simulates ECGs of nine classes, trains a network on them, attacks it and writes report.html. "
                    + "Needs no data."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof demo",
            "  heartproof demo --out myDemo --seed 2 --set training.epochs=30"
        })
public final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "A new folder; without: heartproof-demo, here.")
    private Path out = Path.of("heartproof-demo");

    @Option(names = "--recordings", paramLabel = "N", description = "How many are simulated; without: 360.")
    private int recordings = 360;

    @Override
    public Integer call() throws IOException {
        Experiment.FinishedExperiment outcome =
                new Demo(common.session(spec, Demo.settings())).run(recordings, OutFolder.requireNew(out));
        OutcomeText.experiment(outcome).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
