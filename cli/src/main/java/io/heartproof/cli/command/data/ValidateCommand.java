package io.heartproof.cli.command.data;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.text.ValidationText;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSetValidation;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.label.LabelSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong or odd about a data set. */
@Command(
        name = "validate",
        description = {
            "Says of every recording what is wrong or odd about it.",
            "Reads and prepares all recordings of a data set and counts the classes. Of shards, it checks the "
                    + "digests, too. A recording that cannot be used, or damage, makes the exit code 3."
        },
        footer = {"", "Example:", "  heartproof validate training_set > findings.txt"})
public final class ValidateCommand implements Callable<Integer> {
    private static final int BAD_DATA = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Parameters(paramLabel = "DIR", description = "A folder of recordings with a REFERENCE.csv, or of shards.")
    @SuppressWarnings("NullAway.Init") // required
    private Path folder;

    @Override
    public Integer call() throws IOException {
        common.requireUsed("threads", "reading.", "input.");
        Session session =
                common.session(spec, ConfigFile.defaults(), reading.settings().toArray(String[]::new));
        InputContract contract = session.config().input().contract(LabelSet.CPSC2018);
        DataSetValidation validation = DataSetValidation.of(
                folder, contract, session.config().reading().options(), session.progress());
        PrintWriter print = spec.commandLine().getOut();
        ValidationText.lines(validation).forEach(print::println);
        return validation.allUsable() ? 0 : BAD_DATA;
    }
}
