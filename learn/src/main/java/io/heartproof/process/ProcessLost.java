package io.heartproof.process;

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

    private static String firstLine(RuntimeException cause) {
        return String.valueOf(cause.getMessage())
                .replaceFirst(SOURCE, "")
                .lines()
                .findFirst()
                .orElse("no reason given");
    }
}
