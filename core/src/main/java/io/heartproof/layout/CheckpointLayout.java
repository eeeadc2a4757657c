package io.heartproof.layout;

import java.nio.file.Path;

/** Where everything lies that an interrupted evaluation goes on from; gone once it is complete. Immutable. */
public record CheckpointLayout(Path folder) {
    /** The name of {@link #began}. */
    public static final String BEGAN = "began.json";

    /** What is evaluated on what, and their digests. */
    public Path began() {
        return folder.resolve(BEGAN);
    }

    /** Complete settings. */
    public Path settings() {
        return folder.resolve("config.yaml");
    }

    /** What attacks have found, a line per batch. */
    public Path settled() {
        return folder.resolve("settled.jsonl");
    }

    /** Universal noise that was learnt, a line per level. */
    public Path learntNoise() {
        return folder.resolve("learnt-noise.jsonl");
    }

    /** What an evaluation under way holds; empty. */
    public Path lock() {
        return folder.resolve("lock");
    }
}
