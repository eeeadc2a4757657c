package io.heartproof.cli.command;

import io.heartproof.benchmark.card.CardAmounts;
import io.heartproof.benchmark.card.CardCheck;
import io.heartproof.benchmark.card.CheckSetup;
import io.heartproof.benchmark.card.GoldenValues;
import io.heartproof.benchmark.card.PlainFigures;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Precision;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a graphics card against the processor beside it. */
@Command(
        name = "card",
        description = {
            "Checks that a graphics card computes what the processor beside it computes, and measures how fast it"
                    + " trains.",
            "Compared are logits and gradients (to 1e-3), steps of training in both precisions, an attack at rising"
                    + " levels, memory, and recordings per second. Exit code 1 if anything is not as asked for.",
            "tools/gpu-check.sh runs it where there is no checkout and no network, beside plain PyTorch."
        },
        footer = {"", "Examples:", "  heartproof bench card --device cuda:0", "  heartproof bench card --small"})
public final class BenchCardCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--small", description = "Seconds of work, which show that the check itself runs.")
    private boolean small;

    @Option(
            names = "--golden",
            paramLabel = "DIR",
            description = "Values of the published program: its logits and gradients are compared, too.")
    private @Nullable Path golden;

    @Option(names = "--data", paramLabel = "DIR", description = "With --golden: the recordings that it names.")
    private @Nullable Path data;

    @Option(
            names = "--plain",
            paramLabel = "FILE",
            description = "What tools/plain_pytorch.py printed on the same device: stands beside our speed.")
    private @Nullable Path plain;

    @Override
    public Integer call() throws IOException {
        common.requireUsed("seed", "threads", "device");
        if ((golden == null) != (data == null)) {
            throw new BadUsage("--golden and --data: need each other");
        }
        Optional<GoldenValues> values =
                golden == null || data == null ? Optional.empty() : Optional.of(new GoldenValues(golden, data));
        Map<Precision, Double> figures = plain == null ? Map.of() : PlainFigures.read(plain);
        Session session = common.session(spec, ConfigFile.defaults());
        CheckSetup setup = new CheckSetup(
                session.device(),
                small ? CardAmounts.SMALL : CardAmounts.FULL,
                session.config().seed());
        PrintWriter out = spec.commandLine().getOut();
        boolean passed = new CardCheck(setup, values, figures).run(session.progress(), line -> {
            out.println(line);
            out.flush();
        });
        return passed ? 0 : 1;
    }
}
