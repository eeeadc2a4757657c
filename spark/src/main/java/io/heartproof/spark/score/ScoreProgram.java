package io.heartproof.spark.score;

import io.heartproof.classify.Fitness;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.classify.RuntimeSettings;
import io.heartproof.extension.ClusterProgram;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.spark.LocalSpark;
import io.heartproof.spark.ProgramOptions;
import io.heartproof.spark.SubmittedWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * {@link Scoring} as a program: {@code heartproof spark score}, and by its {@code main} for {@code spark-submit}. Without state.
 */
public final class ScoreProgram implements ClusterProgram {
    private static final Set<String> KNOWN =
            Set.of("model", "contract", "data", "out", "master", "abstain", "sampling-rate", "lead");

    @Override
    public String name() {
        return "score";
    }

    /** Under {@code spark-submit}, whose options say where it runs. */
    public static void main(String[] arguments) throws IOException {
        SubmittedWork.run(() -> new ScoreProgram().run(ProgramOptions.parse(List.of(arguments)), "", Progress.NONE));
    }

    @Override
    public Report run(Map<String, List<String>> options, Progress progress) throws IOException {
        ProgramOptions given = new ProgramOptions(options);
        return run(given, given.one("master").orElse("local[*]"), progress);
    }

    private Report run(ProgramOptions options, String master, Progress progress) throws IOException {
        options.requireKnown(KNOWN);
        Scoring scoring = scoring(options);
        String data = options.required("data");
        String out = options.required("out");
        try (SparkSession spark = LocalSpark.session("heartproof " + name(), master)) {
            ScoringResult result = scoring.run(spark, data, out, progress);
            return new Report(result.summary(), result.problems());
        }
    }

    private static Scoring scoring(ProgramOptions options) throws IOException {
        ScoringSettings settings = settings(options);
        Path model = Path.of(options.required("model"));
        ModelContract contract = contract(model, options.one("contract"));
        return Scoring.with(Files.readAllBytes(model)).with(contract).with(settings);
    }

    /** The one that is given, or that the model carries or has beside it; a broken model is refused before anything is started. */
    static ModelContract contract(Path model, Optional<String> file) throws IOException {
        try (OnnxClassifier network = file.isEmpty()
                ? OnnxClassifier.load(model, RuntimeSettings.STANDARD)
                : OnnxClassifier.load(model, ModelContract.read(Path.of(file.get())), RuntimeSettings.STANDARD)) {
            return network.modelContract();
        }
    }

    private static ScoringSettings settings(ProgramOptions options) {
        ScoringSettings settings = new ScoringSettings(
                options.has("abstain") ? Fitness.ACCEPTABLE : Fitness.ANY,
                options.one("sampling-rate").map(ScoreProgram::hertz).orElse(null),
                options.all("lead"));
        settings.readOptions(); // refuses a wrong one
        return settings;
    }

    private static Double hertz(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw BadUsage.expected("--sampling-rate", "a number of Hz", text);
        }
    }
}
