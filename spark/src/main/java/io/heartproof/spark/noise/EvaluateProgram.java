package io.heartproof.spark.noise;

import io.heartproof.classify.ModelContract;
import io.heartproof.extension.ClusterProgram;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.report.Results;
import io.heartproof.spark.LocalSpark;
import io.heartproof.spark.ProgramOptions;
import io.heartproof.spark.SubmittedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * {@link NoiseEvaluation} as a program: {@code heartproof spark evaluate}, and by its {@code main} for {@code spark-submit}.
 * Without state.
 */
public final class EvaluateProgram implements ClusterProgram {
    private static final String PER_TASK = "conditions-per-task";
    private static final Set<String> KNOWN =
            Set.of("model", "contract", "data", "recordings", "out", "master", "settings", PER_TASK, "command");

    @Override
    public String name() {
        return "evaluate";
    }

    /** Under {@code spark-submit}, whose options say where it runs. */
    public static void main(String[] arguments) throws IOException {
        SubmittedWork.run(() -> new EvaluateProgram().run(ProgramOptions.parse(List.of(arguments)), "", Progress.NONE));
    }

    @Override
    public Report run(Map<String, List<String>> options, Progress progress) throws IOException {
        ProgramOptions given = new ProgramOptions(options);
        return run(given, given.one("master").orElse("local[*]"), progress);
    }

    private Report run(ProgramOptions options, String master, Progress progress) throws IOException {
        options.requireKnown(KNOWN);
        NoiseEvaluation evaluation = evaluation(options);
        String out = options.required("out");
        try (SparkSession spark = LocalSpark.session("heartproof " + name(), master)) {
            Results results = evaluation.run(spark, Path.of(out), progress);
            String done = String.format(
                    Locale.ROOT,
                    "%d recordings under %d conditions: %s",
                    results.recordings(),
                    results.conditions().size(),
                    out);
            return new Report(done, List.of());
        }
    }

    private static NoiseEvaluation evaluation(ProgramOptions options) throws IOException {
        NoiseQuestion question = new NoiseQuestion(
                Path.of(options.required("data")).toAbsolutePath().toString(), options.required("settings"));
        question.noise(); // refuses a wrong one before Spark is started
        Optional<String> contract = options.one("contract");
        return new NoiseEvaluation(
                Path.of(options.required("model")),
                contract.isPresent() ? Optional.of(ModelContract.read(Path.of(contract.get()))) : Optional.empty(),
                question,
                options.one("recordings").map(Path::of),
                options.one(PER_TASK).map(EvaluateProgram::perTask).orElse(Integer.MAX_VALUE),
                options.one("command").orElse("heartproof-spark evaluate"));
    }

    private static int perTask(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw BadUsage.expected("--" + PER_TASK, "a whole number, at least 1", text);
        }
        return Integer.parseInt(text);
    }
}
