package io.heartproof.progress;

/**
 * Someone who watches long work. A method that may run for more than a second takes one and does, in order:
 *
 * <pre>{@code
 * try (Progress.Task task = progress.start("Epoch 3 of 70", recordings)) {
 *     for (Batch batch : batches) {
 *         double loss = step(batch);
 *         task.advance(batch.size());
 *         task.note("loss %.3f".formatted(loss));
 *     }
 * }
 * }</pre>
 *
 * One task runs at a time; its methods may be called from any thread.
 */
@FunctionalInterface
public interface Progress {
    /** Nobody watches. */
    Progress NONE = (what, total) -> new Task() {
        @Override
        public void advance(long steps) {}

        @Override
        public void note(String text) {}

        @Override
        public void close() {}
    };

    /**
     * Begins a piece of work.
     *
     * @param what a few words for the user, such as {@code "PGD Linf 0.01"}
     * @param total steps until it is done, positive
     */
    Task start(String what, long total);

    /** A piece of work under way. Closing it ends it, finished or not. */
    interface Task extends AutoCloseable {
        /** So many more steps are done. */
        void advance(long steps);

        /** Says what stands beside the bar from now on, such as {@code loss 0.53}. */
        void note(String text);

        @Override
        void close();
    }
}
