package io.heartproof.cli.option;

import io.heartproof.attack.suite.KnownAttacks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say what noise is found on before it is tried; each stands for an attack, too. */
public final class FoundOnOptions {
    @Option(
            names = "--transfer-from",
            paramLabel = "RUN",
            description = "Folder of another network: the attack transfer tries the noise that is found on it on the"
                    + " evaluated network. May be repeated. Without --attacks no other attack runs.")
    private List<Path> networks = new ArrayList<>();

    /** Names of the attacks that they stand for. */
    public List<String> attacks() {
        return networks.isEmpty() ? List.of() : List.of(KnownAttacks.TRANSFER);
    }

    /** The settings that they stand for, as {@code key=value}. */
    public List<String> settings() {
        if (networks.isEmpty()) {
            return List.of();
        }
        String folders = networks.stream()
                .map(folder ->
                        YamlText.quoted(folder.toAbsolutePath().normalize().toString()))
                .collect(Collectors.joining(", "));
        return List.of("evaluation.attack.foundOn.networks=[" + folders + "]");
    }
}
