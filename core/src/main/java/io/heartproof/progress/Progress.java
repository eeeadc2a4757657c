package io.heartproof.progress;

/**
 * Someone who watches long work. A method that may run for more than a second takes one and does, in order:
 *
 * <pre>{@code
 * try (Progress.Stage epochs = progress.start("epoch", 70)) {
 *     for (int epoch = 0; epoch < 70; epoch++) {
 *         try (Progress.Stage stage = progress.start("", recordings)) {
 *             for (Batch batch : batches) {
 *                 double loss = step(batch);
 *                 stage.advance(batch.size());
 *                 stage.note("loss %.3f".formatted(loss));
 *             }
 *         }
 *         epochs.advance(1);
 *     }
 * }
 * }</pre>
 *
 * Stages nest: one that is started while another is open belongs to the next step of that one, so that the watcher sees "epoch 3
 * of 70" and knows how much of the whole is done. The one that was started last is closed first. The methods of a stage may be
 * called from any thread.
 */
@FunctionalInterface
public interface Progress {
    /** Nobody watches. */
    Progress NONE = (what, total) -> new Stage() {
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
     * @param what a few words for the user, such as {@code "PGD Linf 0.01"}; a stage of several parts is shown as "what 3 of
     *     70"; empty where the outer stage says it all
     * @param total steps until it is done, positive
     */
    Stage start(String what, long total);

    /** Begins work that is shown, but is not counted as a part of the outer stage's step, such as preparation. */
    default Stage aside(String what, long total) {
        return start(what, total);
    }

    /** Says at once, in a line, what went otherwise than asked for; nobody hears it unless this method is implemented. */
    default void warn(String text) {}

    /** A piece of work under way. Closing it ends it, finished or not. */
    interface Stage extends AutoCloseable {
        /** So many more steps are done. */
        void advance(long steps);

        /** So many steps were done before this stage began, as by a training that is resumed. */
        default void skip(long steps) {
            advance(steps);
        }

        /** Says what stands beside the bar from now on, such as {@code loss 0.53}. */
        void note(String text);

        @Override
        void close();
    }
}
