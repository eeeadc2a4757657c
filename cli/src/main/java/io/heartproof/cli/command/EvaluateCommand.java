package io.heartproof.cli.command;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.NoiseDataOption;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.cli.text.OutcomeText;
import io.heartproof.experiment.EvaluateRun;
import io.heartproof.experiment.RunFolder;
import io.heartproof.experiment.Session;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates a model without noise, under white and recorded noise and under attack. */
@Command(
        name = "evaluate",
        description = {
            "Measures a model without noise, under white and recorded noise and under attack.",
            "Settings are those of the model's folder, with --config and --set over them."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof evaluate --model run1 --data training_set --out run1/evaluation",
            "  heartproof evaluate --model run1 --data other_set --attacks none --out otherResults"
        })
public final class EvaluateCommand implements Callable<Integer> {
    /** What {@code --attacks} may name. */
    enum Attacks {
        pgd,
        none
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--model", paramLabel = "RUN", required = true, description = "Folder of a run or imported model.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder of recordings.")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Option(
            names = "--recordings",
            paramLabel = "LIST",
            description = {
                "File with one name per line; without: the test list of RUN where DIR is the data that it was",
                "trained on, otherwise every recording with one label."
            })
    private @Nullable Path recordings;

    @Option(
            names = "--attacks",
            paramLabel = "NAME",
            description = "pgd (projected gradient descent, the default) or none.")
    private Attacks attacks = Attacks.pgd;

    @Mixin
    private NoiseDataOption noise = new NoiseDataOption();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder for the results.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Override
    public Integer call() throws IOException {
        List<String> own = new ArrayList<>(noise.settings());
        if (attacks == Attacks.none) {
            own.addAll(List.of("evaluation.pgd.linf=[]", "evaluation.pgd.l2=[]"));
        }
        Session session = common.session(spec, new RunFolder(model).settings(), own.toArray(String[]::new));
        Results results = new EvaluateRun(session)
                .evaluate(model, data, Optional.ofNullable(recordings), OutFolder.requireNew(out));
        OutcomeText.results(results).forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
