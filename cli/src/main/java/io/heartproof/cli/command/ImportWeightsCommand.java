package io.heartproof.cli.command;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.cli.option.OutFolder;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.exchange.WeightsImport;
import io.heartproof.label.LabelSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model of published weights. */
@Command(
        name = "import-weights",
        description = {
            "Makes a model of weights that were trained elsewhere.",
            "Takes a safetensors file with the published parameter names; the settings input.* say what the "
                    + "network expects as input; without, the published padded form."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof import-weights resnet18a.safetensors --out model",
            "  heartproof import-weights twoClasses.safetensors --classes Normal,AF \\",
            "      --architecture resnet18m --out model2"
        })
public final class ImportWeightsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The weights.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder for the model.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "resnet18a (default), resnet18m, or another network of docs/networks.md.")
    private @Nullable String architecture;

    @Option(
            names = "--classes",
            paramLabel = "CLASS",
            split = ",",
            description = "Names of the outputs in order; without: the nine of CPSC2018.")
    private List<String> classes = LabelSet.CPSC2018.names();

    @Override
    public Integer call() throws IOException {
        common.requireUsed("seed", "threads", "device", "input.", "network.", "evaluation.", "cache.");
        String[] own = architecture == null ? new String[0] : new String[] {"network.architecture=" + architecture};
        Session session = common.session(spec, WeightsImport.settings(), own);
        new WeightsImport(session).write(file, new LabelSet(classes), OutFolder.requireNew(out));
        spec.commandLine().getOut().println("model in " + out);
        return 0;
    }
}
