package io.heartproof.process;

import java.time.Duration;
import java.util.Locale;

/** Another process of the group is gone, or the way to it. The message is one line. */
public final class ProcessLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What libtorch writes before a message: the file of its own source, in brackets. */
    private static final String SOURCE = "^\\[[^\\]]*\\]\\s*";

    /**
     * @param rank of the process that notices
     * @param cause what libtorch says
     */
    ProcessLost(int rank, int size, RuntimeException cause) {
        super(
                String.format(
                        Locale.ROOT,
                        "process %d of %d: another process ended or cannot be reached: %s",
                        rank,
                        size,
                        firstLine(cause)),
                cause);
    }

    private ProcessLost(String message) {
        super(message);
    }

    /**
     * One that does not come.
     *
     * @param who such as {@code rank 1, rank 3}
     * @param more what else is known, or nothing
     */
    static ProcessLost absent(Rendezvous rendezvous, String who, Duration waited, String more) {
        return new ProcessLost(String.format(
                Locale.ROOT,
                "process %d of %d: %s did not come within %d s (%s)%s",
                rendezvous.rank(),
                rendezvous.size(),
                who,
                waited.toSeconds(),
                Patience.VARIABLE,
                more));
    }

    private static String firstLine(RuntimeException cause) {
        return String.valueOf(cause.getMessage())
                .replaceFirst(SOURCE, "")
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}
