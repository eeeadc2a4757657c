package io.heartproof.layout;

import java.nio.file.Path;

/** Where everything lies in the folder of an evaluation. Immutable. */
public record EvaluationLayout(Path folder) {
    /** The name of an evaluation's folder in that of its run. */
    public static final String BELOW = "evaluation";

    /** The name of {@link #results}. */
    public static final String RESULTS = "results.json";

    /** The name of {@link #predictions}. */
    public static final String PREDICTIONS = "predictions.csv";

    /** Figures of every condition; written last. */
    public Path results() {
        return folder.resolve(RESULTS);
    }

    /** One line per recording and condition. */
    public Path predictions() {
        return folder.resolve(PREDICTIONS);
    }

    /** At which level each recording's answer was changed. */
    public Path breakingLevels() {
        return folder.resolve("breaking-levels.csv");
    }

    /** What suites of attacks found of each recording; only where a suite was run. */
    public Path attacks() {
        return folder.resolve("attacks.json");
    }

    /** The smallest noise that broke each recording; only where that is asked for and there is any. */
    public Path adversarials() {
        return folder.resolve("adversarials");
    }

    /** Recordings to be drawn, with their noise. */
    public Path examples() {
        return folder.resolve("examples.json");
    }

    /** What it goes on from where it was interrupted; gone once the results are there. */
    public CheckpointLayout checkpoint() {
        return new CheckpointLayout(folder.resolve("checkpoint"));
    }

    /** What was evaluated, in words. */
    public Path about() {
        return folder.resolve("about.json");
    }
}
