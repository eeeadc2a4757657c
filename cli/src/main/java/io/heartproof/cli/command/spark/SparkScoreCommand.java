package io.heartproof.cli.command.spark;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.cli.option.ModelOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Classifies the recordings of many shards. Its options are those of the program {@code score}, which checks them. */
@Command(
        name = "score",
        description = {
            "Classifies the recordings of a folder of shards, or of files, on Apache Spark.",
            "Answers are Parquet files in OUT, one folder per shard, with the same values as heartproof classify"
                    + " gives. A shard whose answers are there is skipped, so that a command that was killed goes on where"
                    + " it stopped. What cannot be read or prepared is a row that says why (exit code 3)."
        },
        footer = {
            "",
            "Example:",
            "  heartproof spark score --model model.onnx --data SHARDS --out ANSWERS \\",
            "      --master local[2]"
        })
@SuppressWarnings("UnusedVariable") // fields are read by picocli
public final class SparkScoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private BasicOptions basic = new BasicOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder of shards (*.tar) or of recordings, or one shard.")
    @SuppressWarnings("NullAway.Init") // required
    private String data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the answers; one that has some of the same model and options is completed.")
    @SuppressWarnings("NullAway.Init") // required
    private String out;

    @Mixin
    private MasterOption master = new MasterOption();

    @Option(
            names = "--abstain",
            description = "Classify nothing whose quality is not acceptable (docs/quality.md): prediction null.")
    private boolean abstain;

    @Option(
            names = "--sampling-rate",
            paramLabel = "HZ",
            description = "The sampling rate of files that do not state it; an error where they state another.")
    private @Nullable String samplingRate;

    @Option(
            names = "--lead",
            paramLabel = "NAME=LEAD",
            description = "Which lead a name in the files stands for, such as \"chan 1=II\"; may be repeated.")
    private List<String> leads = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        model.file();
        return ClusterCall.run(spec);
    }
}
