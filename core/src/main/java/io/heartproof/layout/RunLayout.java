package io.heartproof.layout;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything lies in the folder of a run: a training, what it began with, and its evaluation.
 *
 * <pre>
 * config.yaml        complete settings               model.safetensors  weights of the epoch kept
 * provenance.json    what the training is made from  model.json         architecture and input contract
 * data.json          where the data lies             metrics.jsonl      figures per epoch
 * split/             three lists of names            checkpoint/        last state, kept weights, a lock
 * margins.csv        of recordings, in microvolts
 *                                                    evaluation/        see {@link EvaluationLayout}
 * </pre>
 *
 * Immutable.
 */
public record RunLayout(Path folder) {
    /** The name of {@link #history}. */
    public static final String HISTORY = "metrics.jsonl";

    /** The name of {@link #description}. */
    public static final String DESCRIPTION = "model.json";

    private static final String CHECKPOINT = "checkpoint";

    /** Complete settings. */
    public Path settings() {
        return folder.resolve("config.yaml");
    }

    /** What the training was made from. */
    public Path provenance() {
        return folder.resolve("provenance.json");
    }

    /** Where the data of the training lay. */
    public Path data() {
        return folder.resolve("data.json");
    }

    /** The folder with the lists of the recordings that train, validate and test. */
    public Path split() {
        return folder.resolve("split");
    }

    /** Architecture and input contract of the model. */
    public Path description() {
        return folder.resolve(DESCRIPTION);
    }

    /** Weights of the epoch that was kept. */
    public Path weights() {
        return folder.resolve("model.safetensors");
    }

    /** Figures per epoch. */
    public Path history() {
        return folder.resolve(HISTORY);
    }

    /** How much noise each training recording bears, where a training finds that out. */
    public Path margins() {
        return folder.resolve("margins.csv");
    }

    /** What a training goes on from. */
    public Path lastState() {
        return folder.resolve(CHECKPOINT).resolve("last.safetensors");
    }

    /** Weights that are the result of a training so far. */
    public Path keptWeights() {
        return folder.resolve(CHECKPOINT).resolve("kept.safetensors");
    }

    /** What a training under way holds; empty. */
    public Path lock() {
        return folder.resolve(CHECKPOINT).resolve("lock");
    }

    /** Where {@code experiment} puts its results. */
    public EvaluationLayout evaluation() {
        return new EvaluationLayout(folder.resolve(EvaluationLayout.BELOW));
    }

    /** Where results are, if there are any: {@link #evaluation}, or the folder itself where an evaluation was put into it. */
    public EvaluationLayout evaluated() {
        EvaluationLayout below = evaluation();
        return Files.exists(below.results()) ? below : new EvaluationLayout(folder);
    }
}
