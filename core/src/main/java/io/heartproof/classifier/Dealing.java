package io.heartproof.classifier;

import java.util.List;
import java.util.function.Function;

/**
 * How pieces of work are dealt to several processes that do the same work: all of them go through the same steps with the same
 * pieces, each does those that are dealt to it, and all know afterwards what every piece came to. So every decision that follows
 * is made alike in all, and the findings are those of one process. Used by one thread at a time.
 */
public interface Dealing {
    /** One process, which does everything. */
    Dealing ALONE = new Dealing() {
        @Override
        public <P> List<P> own(List<P> pieces) {
            return pieces;
        }

        @Override
        public <R> List<R> all(List<R> own, int pieces, ResultForm<R> form) {
            return own;
        }
    };

    /** Those of the pieces that this process does, in their order; a fixed rule says which. */
    <P> List<P> own(List<P> pieces);

    /**
     * What all pieces came to; waits for the others.
     *
     * @param own what this process's pieces came to, in their order
     * @param pieces how many there are in all
     * @return in the order of the pieces
     */
    <R> List<R> all(List<R> own, int pieces, ResultForm<R> form);

    /**
     * How a result travels, to the last bit.
     *
     * @param <R> what a piece comes to
     */
    record ResultForm<R>(Function<R, byte[]> writer, Function<byte[], R> reader) {}
}
