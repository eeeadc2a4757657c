package io.heartproof.cli.command;

import io.heartproof.cli.option.CommonOptions;
import io.heartproof.experiment.config.yaml.ConfigFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the settings. */
@Command(
        name = "config",
        description = {
            "Prints every setting with its value and meaning.",
            "The output is YAML that --config reads. With --config, --set, --seed or --threads: the values "
                    + "that these give."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof config > my.yaml",
            "  heartproof config --config my.yaml --set training.epochs=8"
        })
public final class ConfigCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        String text = common.changeSettings()
                ? ConfigFile.text(common.over(ConfigFile.defaults()).config())
                : ConfigFile.explanation();
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
