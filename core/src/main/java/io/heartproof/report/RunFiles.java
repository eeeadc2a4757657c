package io.heartproof.report;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files lie that a report is made of: the training's in the run's folder, the evaluation's there or in its folder
 * {@code evaluation}.
 */
public record RunFiles(Path folder) {
    private static final String EVALUATION = "evaluation";

    public Path results() {
        return evaluation().resolve(Results.FILE);
    }

    public Path predictions() {
        return evaluation().resolve(Predictions.FILE);
    }

    public Path examples() {
        return evaluation().resolve(Example.FILE);
    }

    public Path history() {
        return folder.resolve(TrainingHistory.FILE);
    }

    /** What was evaluated. */
    public Path about() {
        return evaluation().resolve(About.FILE);
    }

    /** Settings of the training. */
    public Path settings() {
        return folder.resolve("config.yaml");
    }

    /** Where the data of the training lay. */
    public Path data() {
        return folder.resolve("data.json");
    }

    /** What the training was made from. */
    public Path provenance() {
        return folder.resolve("provenance.json");
    }

    private Path evaluation() {
        Path below = folder.resolve(EVALUATION);
        return Files.exists(below.resolve(Results.FILE)) ? below : folder;
    }
}
