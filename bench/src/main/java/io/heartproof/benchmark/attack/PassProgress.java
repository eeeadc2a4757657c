package io.heartproof.benchmark.attack;

import io.heartproof.progress.Progress;

/**
 * How far the runs on one network are, in passes. They are planned as if no recording broke before the end; what a part of the
 * plan did not need counts as done when the next begins. Thread-safe.
 */
final class PassProgress implements AutoCloseable {
    private final Progress.Stage stage;
    private long left;

    private PassProgress(Progress.Stage stage) {
        this.stage = stage;
    }

    /**
     * Begins.
     *
     * @param what in a few words
     * @param passes at most, over all parts, positive
     */
    static PassProgress start(Progress progress, String what, long passes) {
        return new PassProgress(progress.start(what, passes));
    }

    /**
     * Begins the next part.
     *
     * @param passes it takes at most
     */
    synchronized void next(long passes) {
        stage.advance(left);
        left = passes;
    }

    /** Says what is being done. */
    void note(String text) {
        stage.note(text);
    }

    /** So many more passes of the part under way are done. */
    synchronized void advance(long passes) {
        long further = Math.min(passes, left);
        left -= further;
        stage.advance(further);
    }

    @Override
    public void close() {
        stage.close();
    }
}
