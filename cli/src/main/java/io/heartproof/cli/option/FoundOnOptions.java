package io.heartproof.cli.option;

import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.cli.text.YamlText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what noise is found on before it is tried; each stands for an attack, too. */
public final class FoundOnOptions {
    @Option(
            names = "--transfer-from",
            paramLabel = "RUN",
            description = "Folder of another network: the attack transfer tries the noise that is found on it on the"
                    + " evaluated network. May be repeated. Without --attacks no other attack runs.")
    private List<Path> networks = new ArrayList<>();

    @Option(
            names = "--learn-on",
            paramLabel = "LIST",
            description =
                    "File with one name per line: recordings of DIR on which the attack universal learns one noise for"
                            + " all; none of them may be evaluated. Without --attacks no other attack runs.")
    private @Nullable Path recordings;

    /** Names of the attacks that they stand for. */
    public List<String> attacks() {
        List<String> attacks = new ArrayList<>();
        if (!networks.isEmpty()) {
            attacks.add(KnownAttacks.TRANSFER);
        }
        if (recordings != null) {
            attacks.add(KnownAttacks.UNIVERSAL);
        }
        return attacks;
    }

    /** The settings that they stand for, as {@code key=value}. */
    public List<String> settings() {
        List<String> settings = new ArrayList<>();
        if (!networks.isEmpty()) {
            String folders = networks.stream().map(FoundOnOptions::quoted).collect(Collectors.joining(", "));
            settings.add("evaluation.attack.foundOn.networks=[" + folders + "]");
        }
        if (recordings != null) {
            settings.add("evaluation.attack.foundOn.recordings=" + quoted(recordings));
        }
        return settings;
    }

    private static String quoted(Path path) {
        return YamlText.quoted(path.toAbsolutePath().normalize().toString());
    }
}
