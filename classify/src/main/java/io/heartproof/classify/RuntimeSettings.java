package io.heartproof.classify;

import io.heartproof.problem.BadUsage;

/**
 * How ONNX Runtime computes a model; answers do not depend on it, but for their last digits. Immutable.
 *
 * @param threads of one call; 1 by default, as callers that want more make several calls at once
 * @param arena what becomes of memory between calls; kept by default
 */
public record RuntimeSettings(int threads, Arena arena) {
    /** One thread per call, memory kept. */
    public static final RuntimeSettings STANDARD = new RuntimeSettings(1, Arena.KEPT);

    private static final int MOST_THREADS = 1024;

    /** What becomes of the memory of a call once it has ended. */
    public enum Arena {
        /** The model keeps it for the next call: faster, but it stays as large as the largest call was. */
        KEPT,
        /** The system gets it back: for programs with many models or a tight limit, such as a cluster's executors. */
        GIVEN_BACK
    }

    public RuntimeSettings {
        if (threads < 1 || threads > MOST_THREADS) {
            throw BadUsage.expected("threads of a call", "1 to " + MOST_THREADS, threads);
        }
    }

    /** The same with another number of threads per call. */
    public RuntimeSettings withThreads(int other) {
        return new RuntimeSettings(other, arena);
    }

    /** The same with another wish about memory. */
    public RuntimeSettings with(Arena other) {
        return new RuntimeSettings(threads, other);
    }
}
