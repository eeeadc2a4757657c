package io.heartproof.process.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Ends a process that {@link LocalProcesses} has started when the starting process is gone, however it ended: its standard input is
 * a pipe of that process, which the system then closes.
 */
public final class ParentWatch {
    private static final String STARTED = "heartproof.process.started";

    private ParentWatch() {}

    static List<String> options() {
        return List.of("-D" + STARTED + "=true");
    }

    /** Whether this process was started as one of several. */
    public static boolean isStarted() {
        return Boolean.getBoolean(STARTED);
    }

    /** Begins to watch where this process was started as one of several. */
    public static void begin() {
        if (isStarted()) {
            Thread watch = new Thread(() -> endWith(System.in), "starting process");
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** Halts, as threads may hang in native code for ever. */
    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // as good as its end
        }
        Runtime.getRuntime().halt(1);
    }
}
