package io.heartproof.cli.command;

import io.heartproof.cli.option.BasicOptions;
import io.heartproof.experiment.exchange.ModelExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a trained model as one ONNX file. */
@Command(
        name = "export",
        description = {
            "Writes a model as one ONNX file for heartproof classify and serve, for Java programs without "
                    + "libtorch, and",
            "for any other ONNX runtime. The file is compared with the model before it is put in place."
        },
        footer = {"", "Example:", "  heartproof export --model run1 --out model.onnx"})
public final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Option(names = "--model", paramLabel = "RUN", required = true, description = "Folder of a run or imported model.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Option(
            names = "--out",
            paramLabel = "FILE.onnx",
            required = true,
            description = "The file; an old one is replaced.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Override
    public Integer call() throws IOException {
        ModelExport.ExportedModel written = ModelExport.write(model, out);
        spec.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%d bytes in %s; logits differ from libtorch's by at most %.1e (%.0e is allowed)",
                        written.bytes(),
                        out,
                        written.difference(),
                        ModelExport.TOLERANCE));
        return 0;
    }
}
