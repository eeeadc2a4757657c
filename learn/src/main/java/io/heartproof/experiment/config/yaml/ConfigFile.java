package io.heartproof.experiment.config.yaml;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.file.AtomicFile;
import io.heartproof.file.Yaml;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings in layers: {@code defaults.yaml}, over it the user's YAML, over it single {@code key=value} settings. Every
 * layer may name only keys that the defaults have; the nearest known key is named otherwise. Immutable.
 *
 * <pre>{@code
 * ExperimentConfig config = ConfigFile.defaults().with(Path.of("my.yaml")).with("training.epochs=8").config();
 * }</pre>
 */
public final class ConfigFile {
    private static final String DEFAULTS = "defaults.yaml";
    private static final String PAPER = "paper";

    private final ObjectNode tree;

    private ConfigFile(ObjectNode tree) {
        this.tree = tree;
    }

    /** Every setting at its default. */
    public static ConfigFile defaults() {
        return new ConfigFile((ObjectNode) Yaml.parse(DEFAULTS, explanation()));
    }

    /** These settings, to be changed further. */
    public static ConfigFile of(ExperimentConfig config) {
        return new ConfigFile(Yaml.mapper().valueToTree(config));
    }

    /**
     * The settings of that name over the defaults.
     *
     * @param name {@code paper}: the published method to the letter, in padded form
     */
    public static ConfigFile preset(String name) {
        if (!name.equals(PAPER)) {
            throw BadUsage.expected("--preset", PAPER, "'" + name + "'");
        }
        return defaults().withResource(PAPER + ".yaml");
    }

    /** The text of {@code defaults.yaml}: every key with its default and a comment that explains it. */
    public static String explanation() {
        return resource(DEFAULTS);
    }

    /**
     * These settings with those of a YAML file laid over them; an empty file changes nothing.
     *
     * @throws BadUsage where the file is no plain YAML under 1 MiB or names a key that does not exist
     */
    public ConfigFile with(Path file) throws IOException {
        try {
            return with(file.toString(), Yaml.read(file));
        } catch (BadData e) {
            throw new BadUsage(e.getMessage());
        }
    }

    /**
     * These settings with one changed: {@code training.epochs=8}, {@code evaluation.whiteNoise=0.1,0.3}. The value is
     * YAML; the brackets of a list may be left out.
     */
    public ConfigFile with(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new BadUsage("--set: expected key=value, got '" + setting + "'");
        }
        String key = setting.substring(0, equals).strip();
        String value = setting.substring(equals + 1).strip();
        String where = "--set " + key;
        JsonNode node = parsed(where, tree.at("/" + key.replace('.', '/')), value);
        String[] names = key.split("\\.", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            node = Yaml.mapper().createObjectNode().set(names[i], node);
        }
        return with(where, node);
    }

    /** These settings, bound to records and checked. */
    public ExperimentConfig config() {
        return ConfigBinding.bind(tree);
    }

    /** Every setting by its whole key, such as {@code training.epochs}, in order; its value as JSON. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", tree, values);
        return values;
    }

    private static void collect(String key, JsonNode node, Map<String, String> values) {
        if (!node.isObject()) {
            values.put(key, node.toString());
            return;
        }
        node.properties()
                .forEach(entry ->
                        collect(key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(), entry.getValue(), values));
    }

    /** A complete configuration as YAML, every key explained; reading it back gives an equal configuration. */
    public static String text(ExperimentConfig config) {
        return ConfigText.of(explanation(), Yaml.mapper().valueToTree(config));
    }

    /** Writes {@link #text} to a file, whole or not at all. */
    public static void write(Path file, ExperimentConfig config) throws IOException {
        AtomicFile.write(file, text(config));
    }

    /** These settings with those of a resource beside {@code defaults.yaml} laid over them. */
    public ConfigFile withResource(String name) {
        return with(name, Yaml.parse(name, resource(name)));
    }

    private ConfigFile with(String where, JsonNode layer) {
        if (layer.isMissingNode() || layer.isNull()) {
            return this;
        }
        if (!layer.isObject()) {
            throw new BadUsage(where + ": expected keys with values, got " + layer);
        }
        return new ConfigFile(new ConfigLayer(where, tree).applied((ObjectNode) layer));
    }

    private static JsonNode parsed(String where, JsonNode known, String value) {
        if (known.isString()) {
            return Yaml.mapper().getNodeFactory().stringNode(value);
        }
        boolean bareList = known instanceof ArrayNode && !value.startsWith("[");
        try {
            JsonNode node = Yaml.parse(where, bareList ? "[" + value + "]" : value);
            return node.isMissingNode() ? Yaml.mapper().nullNode() : node;
        } catch (BadData e) {
            throw new BadUsage(e.getMessage());
        }
    }

    private static String resource(String name) {
        try (InputStream in = ExperimentConfig.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
