package io.heartproof.problem;

/**
 * Work on one file for which the stack or the memory does not suffice. That says something about the file, so it becomes {@link
 * BadData}, and a command that reads many files goes on with the next. Stateless.
 */
public final class Exhaustion {
    private Exhaustion() {}

    /** What is done with one file. */
    public interface Work<T, E extends Exception> {
        T result() throws E;
    }

    /**
     * The work's result.
     *
     * @param where the file
     * @throws BadData where stack or memory ended
     */
    public static <T, E extends Exception> T asBadData(String where, Work<T, E> work) throws E {
        try {
            return work.result();
        } catch (StackOverflowError e) {
            throw new BadData(where, "it is nested too deeply to be read", e);
        } catch (OutOfMemoryError e) {
            throw new BadData(where, "there is not enough memory for it", e);
        }
    }
}
