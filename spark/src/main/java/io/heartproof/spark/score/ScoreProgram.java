package io.heartproof.spark.score;

import io.heartproof.classify.Fitness;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.spark.GivenModel;
import io.heartproof.spark.ProgramOptions;
import io.heartproof.spark.SparkProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

/**
 * {@link Scoring} as a program: {@code heartproof spark score}, and by its {@code main} for {@code spark-submit}. Without state.
 */
public final class ScoreProgram implements SparkProgram {
    /** Starts it by {@code spark-submit}. */
    public static void main(String[] arguments) throws IOException {
        new ScoreProgram().submitted(arguments);
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Set<String> options() {
        return Set.of("model", "contract", "data", "out", "abstain", "sampling-rate", "lead");
    }

    @Override
    public Work work(ProgramOptions options) throws IOException {
        ScoringSettings settings = settings(options);
        Scoring scoring = scoring(GivenModel.of(options)).with(settings);
        String data = options.required("data");
        String out = options.required("out");
        return (session, progress) -> {
            ScoringResult result = scoring.run(session, data, out, progress);
            return new Report(result.summary(), result.problems());
        };
    }

    /** With the contract, as executors get no files that lie beside the model. */
    private static Scoring scoring(GivenModel model) throws IOException {
        try (OnnxClassifier network = model.load()) {
            return Scoring.with(Files.readAllBytes(model.file())).with(network.modelContract());
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
