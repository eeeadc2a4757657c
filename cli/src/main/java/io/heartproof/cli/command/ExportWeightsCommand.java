package io.heartproof.cli.command;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.experiment.exchange.WeightsExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a model's weights for other programs. */
@Command(
        name = "export-weights",
        description = {
            "Writes the weights of a model for other programs.",
            "The file is in the safetensors format, with the published parameter names; its metadata says "
                    + "what the network expects as input. docs/weights.md says how PyTorch reads it."
        },
        footer = {"", "Example:", "  heartproof export-weights --model run1 --out weights.safetensors"})
public final class ExportWeightsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Option(names = "--model", paramLabel = "RUN", required = true, description = "Folder of a run or imported model.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file; an old one is replaced.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Override
    public Integer call() throws IOException {
        long parameters = WeightsExport.write(model, out);
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%d parameters in %s", parameters, out));
        return 0;
    }
}
