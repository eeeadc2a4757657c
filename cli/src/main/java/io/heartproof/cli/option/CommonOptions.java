package io.heartproof.cli.option;

import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every command that has settings. */
public final class CommonOptions {
    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Option(names = "--seed", paramLabel = "N", description = "The seed that all others are derived from.")
    private @Nullable Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; 0 = one per core.")
    private @Nullable Integer threads;

    @Option(names = "--device", paramLabel = "NAME", description = "What computes: cpu, or cuda:N for graphics card N.")
    private @Nullable String device;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings as YAML (see heartproof config).")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, over those of --config; may be repeated.")
    private List<String> settings = new ArrayList<>();

    /** Whether any of these options changes a setting. */
    public boolean changeSettings() {
        return seed != null || threads != null || device != null || config != null || !settings.isEmpty();
    }

    /**
     * Refuses settings that are given here and change nothing. A {@code --config} file may have more, as one file serves
     * several commands.
     *
     * @param used the settings that the command reads, and groups of them with a dot at the end, such as {@code input.}
     */
    public void requireUsed(String... used) {
        Predicate<String> reads = key ->
                Stream.of(used).anyMatch(one -> one.endsWith(".") ? (key + ".").startsWith(one) : key.equals(one));
        List<String> given = new ArrayList<>();
        Stream.of("seed", "threads", "device").filter(this::hasOption).forEach(given::add);
        given.removeIf(reads);
        if (!given.isEmpty()) {
            throw new BadUsage("--%s: changes nothing in this command".formatted(given.get(0)));
        }
        refuse(key -> !reads.test(key), "changes nothing in this command, which reads " + String.join(", ", used));
    }

    /**
     * Refuses single settings.
     *
     * @param keys those that are refused
     * @param why as in {@code --set training.epochs: changes nothing here}
     */
    public void refuse(Predicate<String> keys, String why) {
        for (String setting : settings) {
            String key = key(setting);
            if (keys.test(key)) {
                throw new BadUsage("--set %s: %s".formatted(key, why));
            }
        }
    }

    private boolean hasOption(String name) {
        return switch (name) {
            case "seed" -> seed != null;
            case "threads" -> threads != null;
            case "device" -> device != null;
            default -> false;
        };
    }

    /** {@code base} with {@code --config}, {@code --set} and the options of single settings over it, in that order. */
    public ConfigFile over(ConfigFile base) throws IOException {
        refuse(this::hasOption, "an option of that name gives this setting, too");
        ConfigFile result = config == null ? base : base.with(config);
        for (String setting : settings) {
            result = result.with(setting);
        }
        if (seed != null) {
            result = result.with("seed=" + seed);
        }
        if (device != null) {
            result = result.with("device=" + device);
        }
        return threads == null ? result : result.with("threads=" + threads);
    }

    /**
     * These options over {@code base}, for work that the given command does.
     *
     * @param own settings as {@code key=value} that the command's own options stand for; they lie over all others
     * @throws BadUsage where {@code --set} gives one of them, too
     */
    public Session session(CommandSpec command, ConfigFile base, String... own) throws IOException {
        List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
        String line = Stream.concat(Stream.of(command.root().name()), arguments.stream())
                .map(CommonOptions::quoted)
                .collect(Collectors.joining(" "));
        ConfigFile settings = over(base);
        List<String> ownKeys = Stream.of(own).map(CommonOptions::key).toList();
        refuse(ownKeys::contains, "another option gives this setting, too");
        for (String setting : own) {
            settings = settings.with(setting);
        }
        return new Session(settings.config(), line, BasicOptions.progress(command));
    }

    private static String key(String setting) {
        int equals = setting.indexOf('=');
        return (equals < 0 ? setting : setting.substring(0, equals)).strip();
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
