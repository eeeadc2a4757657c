package io.heartproof.cli.option;

import io.heartproof.layout.RunLayout;
import io.heartproof.problem.BadUsage;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a model in one file from the folder of a run, which users take for one another. */
public final class ModelFile {
    private static final String FOLDER_HAS = RunLayout.DESCRIPTION;

    private ModelFile() {}

    /**
     * Returns {@code model} unless it is a folder or lies in that of a run.
     *
     * @throws BadUsage otherwise; names the command that makes a file of it
     */
    public static Path require(Path model) {
        if (Files.isDirectory(model)) {
            throw refused(model, Files.exists(model.resolve(FOLDER_HAS)) ? "the folder of a model" : "a folder", model);
        }
        Path folder = model.toAbsolutePath().getParent();
        boolean partOfRun = model.toString().endsWith(".safetensors") || model.endsWith(FOLDER_HAS);
        if (partOfRun && folder != null && Files.exists(folder.resolve(FOLDER_HAS))) {
            throw refused(
                    model,
                    "a part of a model's folder",
                    model.resolveSibling("").normalize());
        }
        return model;
    }

    private static BadUsage refused(Path model, String what, Path run) {
        String folder = run.toString().isEmpty() ? "." : run.toString();
        return new BadUsage(
                "--model: expected an ONNX file, got %s, %s; heartproof export --model %s --out model.onnx makes one"
                        .formatted(model, what, folder));
    }
}
