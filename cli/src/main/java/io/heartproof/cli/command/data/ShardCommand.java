package io.heartproof.cli.command.data;

import io.heartproof.cli.option.ByteSize;
import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.RecordingStores;
import io.heartproof.dataset.shard.Sharding;
import io.heartproof.dataset.store.LooseRecordings;
import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.Label;
import io.heartproof.problem.Counted;
import io.heartproof.problem.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a data set into shards. */
@Command(
        name = "shard",
        description = {
            "Writes the recordings of a data set into shards: tar archives, as WebDataset reads them.",
            "Every recording is WFDB format 16, with its labels in JSON. What was interrupted goes on when the command "
                    + "is repeated. What cannot be read is reported at the end (exit code 3), the rest is written."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof shard --data training_set --out shards",
            "  heartproof train --data shards --out run",
            "  heartproof shard --data recordings --out shards --unlabelled"
        })
public final class ShardCommand implements Callable<Integer> {
    private static final int BAD_DATA = 3;
    private static final int MOST_SHOWN = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A data set: a folder of recordings with a REFERENCE.csv, or another one (docs/data.md).")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "A new folder, or one in which the same command was interrupted.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "What a shard has at most, such as 256MB (the default) or 1GB.")
    private String size = "256MB";

    @Option(
            names = "--unlabelled",
            description =
                    "Writes every recording without a label, for classify and spark score: of a folder all that lie in"
                            + " it and below, whether a table names them or not.")
    private boolean unlabelled;

    @Override
    public Integer call() throws IOException {
        common.requireUsed("threads", "reading.");
        long mostBytes = ByteSize.parse("--size", size);
        Session session =
                common.session(spec, ConfigFile.defaults(), reading.settings().toArray(String[]::new));
        Sharding sharding = new Sharding(
                out,
                mostBytes,
                session.config().reading().options(),
                session.config().threads());
        Sharding.ShardingOutcome outcome =
                unlabelled ? withoutLabels(session, sharding) : withLabels(session, sharding);
        tell(outcome);
        return outcome.refused().isEmpty() ? 0 : BAD_DATA;
    }

    private Sharding.ShardingOutcome withLabels(Session session, Sharding sharding) throws IOException {
        DataSet opened = session.open(data);
        return sharding.write(inputs(opened), Optional.of(opened.labels()), session.progress());
    }

    private Sharding.ShardingOutcome withoutLabels(Session session, Sharding sharding) throws IOException {
        ReadOptions options = sharding.options();
        Optional<RecordingStore> store = RecordingStores.openIfKnown(data, options, session.progress());
        List<StoredRecording> recordings =
                store.isPresent() ? store.get().all() : LooseRecordings.below(data, options.leads());
        return sharding.write(
                recordings.stream()
                        .map(recording -> new Sharding.ShardingInput(recording, List.of()))
                        .toList(),
                Optional.empty(),
                session.progress());
    }

    private static List<Sharding.ShardingInput> inputs(DataSet data) {
        return data.entries().stream()
                .map(entry -> new Sharding.ShardingInput(
                        data.stored(entry),
                        entry.labels().stream().map(Label::name).toList()))
                .toList();
    }

    private void tell(Sharding.ShardingOutcome outcome) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(Counted.of(outcome.recordings(), "recording") + " in " + Counted.of(outcome.shards(), "shard")
                + ": " + out);
        if (outcome.rounded() > 0) {
            print.println("rounded to 16 bits: " + Counted.of(outcome.rounded(), "recording")
                    + ", by at most 1/26,000 of a lead's peak each (their .json says so)");
        }
        PrintWriter err = spec.commandLine().getErr();
        outcome.refused().stream()
                .limit(MOST_SHOWN)
                .forEach(refusal -> err.println(PlainText.of("heartproof: " + refusal.reason())));
        int hidden = outcome.refused().size() - MOST_SHOWN;
        if (hidden > 0) {
            err.println("heartproof: and " + hidden + " more");
        }
    }
}
