package io.heartproof.report;

import io.heartproof.file.Json;
import io.heartproof.file.Yaml;
import io.heartproof.layout.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What was evaluated: {@code about.json} beside the results. What is not known is null in JSON.
 *
 * @param dataSet name of its folder
 * @param network architecture, or the file's name of a network that was not made here
 * @param defence what it was trained with, such as {@code ce}
 * @param epochs that it was trained for
 */
public record About(
        Optional<String> dataSet, Optional<String> network, Optional<String> defence, Optional<Integer> epochs) {
    private static final About UNKNOWN =
            new About(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Of a network of which no more is known.
     *
     * @param file that it lies in
     * @param data the folder of the data set
     */
    public static About of(Path file, Path data) {
        return new About(name(data), name(file), Optional.empty(), Optional.empty());
    }

    /** The name of a file or folder. */
    public static Optional<String> name(Path path) {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getFileName())
                .map(Path::toString);
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }

    /** What a run's files say: {@code about.json}, or the training's settings where an older evaluation has none. */
    public static About read(RunLayout files) throws IOException {
        if (Files.exists(files.evaluated().about())) {
            return Json.read(files.evaluated().about(), About.class);
        }
        return Files.exists(files.settings()) ? ofSettings(files) : UNKNOWN;
    }

    private static About ofSettings(RunLayout files) throws IOException {
        JsonNode settings = Yaml.read(files.settings());
        JsonNode epochs = settings.path("training").path("epochs");
        return new About(
                dataSet(files.data()),
                text(settings.path("network").path("architecture")),
                text(settings.path("defence").path("objective")),
                epochs.isInt() ? Optional.of(epochs.intValue()) : Optional.empty());
    }

    private static Optional<String> dataSet(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return text(Json.read(file, JsonNode.class).path("folder"))
                .map(folder -> folder.substring(folder.lastIndexOf('/') + 1));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }
}
