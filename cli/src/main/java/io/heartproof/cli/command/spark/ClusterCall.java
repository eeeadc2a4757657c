package io.heartproof.cli.command.spark;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.extension.ClusterProgram;
import io.heartproof.extension.Extensions;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Hands the options of a command to the {@link ClusterProgram} of its name. Stateless. */
final class ClusterCall {
    private static final int BAD_DATA = 3;
    private static final List<String> OWN = List.of("help", "verbose");

    private ClusterCall() {}

    /** Runs it, prints what it reports, and returns the exit code. */
    static int run(CommandSpec command) throws IOException {
        return run(command, options(command));
    }

    /** The same with other options than those that were given. */
    static int run(CommandSpec command, Map<String, List<String>> options) throws IOException {
        ClusterProgram.Report report = program(command).run(options, BasicOptions.progress(command));
        command.commandLine().getOut().println(report.done());
        report.problems().forEach(problem -> command.commandLine().getErr().println("heartproof: " + problem));
        return report.problems().isEmpty() ? 0 : BAD_DATA;
    }

    private static ClusterProgram program(CommandSpec command) {
        requireSpark(command);
        return Extensions.of(ClusterProgram.class, ClusterProgram::name).stream()
                .filter(program -> program.name().equals(command.name()))
                .findFirst()
                .orElseThrow(
                        () -> new BadUsage(command.qualifiedName() + ": the module spark is not on the class path"));
    }

    private static void requireSpark(CommandSpec command) {
        try {
            Class.forName("org.apache.spark.sql.SparkSession", false, ClusterCall.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new BadUsage(
                    command.qualifiedName() + ": Apache Spark is not on the class path; start ./heartproof of a"
                            + " checkout, set SPARK_HOME, or use spark-submit (docs/scale.md)");
        }
    }

    /** What was given, as it was typed; checked values would have to become texts again. */
    private static Map<String, List<String>> options(CommandSpec command) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            String name = option.longestName().substring("--".length());
            if (!OWN.contains(name)) {
                options.put(name, option.arity().max() == 0 ? List.of() : option.stringValues());
            }
        }
        return options;
    }
}
