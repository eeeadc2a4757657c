package io.heartproof.cli.option;

import io.heartproof.experiment.config.yaml.ConfigFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --preset}: settings that belong together, under {@code --config} and {@code --set}. */
public final class PresetOption {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "Settings to begin with: paper (the published method to the letter); without: the defaults.")
    private @Nullable String name;

    public boolean isGiven() {
        return name != null;
    }

    /** The settings of that name over the defaults. */
    public ConfigFile settings() {
        return name == null ? ConfigFile.defaults() : ConfigFile.preset(name);
    }
}
