package io.heartproof.spark.noise;

import io.heartproof.problem.BadUsage;
import io.heartproof.report.Results;
import io.heartproof.spark.GivenModel;
import io.heartproof.spark.ProgramOptions;
import io.heartproof.spark.SparkProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@link NoiseEvaluation} as a program: {@code heartproof spark evaluate}, and by its {@code main} for {@code spark-submit}.
 * Without state.
 */
public final class EvaluateProgram implements SparkProgram {
    private static final String PER_TASK = "conditions-per-task";

    /** Starts it by {@code spark-submit}. */
    public static void main(String[] arguments) throws IOException {
        new EvaluateProgram().submitted(arguments);
    }

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public Set<String> options() {
        return Set.of("model", "contract", "data", "recordings", "out", "settings", PER_TASK, "command");
    }

    @Override
    public Work work(ProgramOptions options) throws IOException {
        NoiseEvaluation evaluation = evaluation(options);
        String out = options.required("out");
        return (session, progress) -> {
            Results results = evaluation.run(session, Path.of(out), progress);
            String done = String.format(
                    Locale.ROOT,
                    "%d recordings under %d conditions: %s",
                    results.recordings(),
                    results.conditions().size(),
                    out);
            return new Report(done, List.of());
        };
    }

    private static NoiseEvaluation evaluation(ProgramOptions options) throws IOException {
        NoiseQuestion question = new NoiseQuestion(
                Path.of(options.required("data")).toAbsolutePath().toString(), options.required("settings"));
        question.noise(); // refuses a wrong one
        return new NoiseEvaluation(
                GivenModel.of(options),
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
