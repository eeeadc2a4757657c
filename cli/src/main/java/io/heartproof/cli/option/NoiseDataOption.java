package io.heartproof.cli.option;

import io.heartproof.cli.text.YamlText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a folder of noise records. */
public final class NoiseDataOption {
    @Option(names = "--noise-data", paramLabel = "DIR", description = "Folder of WFDB records of noise (bw, em, ma).")
    private @Nullable Path folder;

    /** The settings that it stands for, as {@code key=value}. */
    public List<String> settings() {
        if (folder == null) {
            return List.of();
        }
        String path = folder.toAbsolutePath().normalize().toString();
        return List.of("evaluation.recordedNoise.folder=" + YamlText.quoted(path));
    }
}
