package io.heartproof.cli.command.spark;

import io.heartproof.cli.option.BasicOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What runs on Apache Spark. */
@Command(
        name = "spark",
        description = {
            "Works through large data sets on Apache Spark, here on this machine.",
            "The first of these commands fetches Spark's libraries (290 MB) where the program is built from source; an "
                    + "unpacked archive takes those in $SPARK_HOME. On a cluster: spark-submit (docs/scale.md)."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof spark score --model model.onnx --data DIR --out ANSWERS",
            "  heartproof spark evaluate --model model.onnx --data DIR --out RESULTS"
        },
        synopsisSubcommandLabel = "PROGRAM",
        subcommands = {SparkScoreCommand.class, SparkEvaluateCommand.class})
public final class SparkCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a program: score or evaluate");
    }
}
