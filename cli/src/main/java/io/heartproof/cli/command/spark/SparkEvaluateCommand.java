package io.heartproof.cli.command.spark;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.ModelOption;
import io.heartproof.cli.option.NoiseDataOption;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.text.OutcomeText;
import io.heartproof.evaluation.noise.NoiseSettings;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates an ONNX network under noise: {@code heartproof evaluate} without attacks, with the recordings shared out. */
@Command(
        name = "evaluate",
        description = {
            "Measures an ONNX network without noise and under white and recorded noise on Apache Spark.",
            "Figures and files are those of heartproof evaluate with the same settings; there are no attacks. Answers"
                    + " to 500 recordings at a time are kept in OUT/shares, so that a command that was killed goes on"
                    + " where it stopped. OUT/shares is not needed once OUT/results.json is there."
        },
        footer = {
            "",
            "Example:",
            "  heartproof spark evaluate --model model.onnx --data DIR --out RESULTS \\",
            "      --master local[2] --set evaluation.whiteNoise=[0.1,0.2]"
        })
public final class SparkEvaluateCommand implements Callable<Integer> {
    private static final String NO_ATTACK = "evaluation.attack.names=[]";
    private static final String[] USED = {
        "seed",
        "reading.",
        "evaluation.batchSize",
        "evaluation.whiteNoise",
        "evaluation.recordedNoise.",
        "evaluation.bootstrapSamples",
        "evaluation.examples"
    };

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Recordings with their labels, as every command takes them (docs/data.md).")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--recordings",
            paramLabel = "LIST",
            description = "File with one name per line; without: every recording with one label.")
    private @Nullable Path recordings;

    @Mixin
    private NoiseDataOption noise = new NoiseDataOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "A new folder for the results, or that of the same evaluation, which goes on.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Mixin
    private MasterOption master = new MasterOption();

    @Option(
            names = "--conditions-per-task",
            paramLabel = "N",
            description =
                    "Noise levels that one task asks, at least 1; without: all. Fewer levels keep more cores busy where"
                            + " there are few recordings; each task also asks without noise.")
    private @Nullable Integer conditionsPerTask;

    @Override
    public Integer call() throws IOException {
        model.file();
        common.requireUsed(USED);
        List<String> own = new ArrayList<>(noise.settings());
        own.addAll(reading.settings());
        Session session = common.session(spec, ConfigFile.defaults().with(NO_ATTACK), own.toArray(String[]::new));
        int code = ClusterCall.run(spec, options(session));
        Results results = Results.read(new EvaluationLayout(out).results());
        OutcomeText.results(results).forEach(spec.commandLine().getOut()::println);
        return code;
    }

    private Map<String, List<String>> options(Session session) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("model", List.of(model.file().toString()));
        options.put("data", List.of(data.toString()));
        options.put("out", List.of(out.toString()));
        options.put("settings", List.of(settings(session.config()).json()));
        options.put("command", List.of(session.command()));
        add(options, "contract", model.contract().orElse(null));
        add(options, "recordings", recordings);
        add(options, "master", master.master().orElse(null));
        add(options, "conditions-per-task", conditionsPerTask);
        return options;
    }

    private static void add(Map<String, List<String>> options, String name, @Nullable Object value) {
        if (value != null) {
            options.put(name, List.of(value.toString()));
        }
    }

    private static NoiseSettings settings(ExperimentConfig config) {
        List<String> attacks = config.evaluation().attack().names();
        if (!attacks.isEmpty()) {
            throw BadUsage.expected("evaluation.attack.names", "[], as no attack runs on Spark", attacks);
        }
        return NoiseSettings.of(
                config.seed(),
                config.evaluation().withoutAttack(),
                config.reading().options());
    }
}
