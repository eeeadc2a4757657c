package io.heartproof.process.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What several processes write to standard error as if it were one: a line that another process has said already is left out,
 * times of day aside. A bar, which begins with a carriage return, passes as it comes. Thread-safe.
 */
final class MergedErrors {
    /** Instants and control sequences of terminals. */
    private static final Pattern UNSPECIFIC =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z|\u001b\\[[0-9;]*[A-Za-z]|\r");

    private final PrintStream to;
    private final Map<String, Integer> saidFirst = new HashMap<>();
    private final Set<Integer> spoke = new HashSet<>();
    private boolean mute;

    MergedErrors(PrintStream to) {
        this.to = to;
    }

    /** Passes on what a process writes until it ends. */
    void follow(int rank, InputStream from) {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                passLines(rank, text);
            }
        } catch (IOException e) {
            // the process was killed
        }
        pass(rank, text.toString());
    }

    /** Leaves an unfinished line in {@code text}, unless it is a bar. */
    private void passLines(int rank, StringBuilder text) {
        for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
            pass(rank, text.substring(0, end + 1));
            text.delete(0, end + 1);
        }
        if (text.length() > 0 && text.charAt(0) == '\r') {
            pass(rank, text.toString());
            text.setLength(0);
        }
    }

    private synchronized void pass(int rank, String text) {
        String line = UNSPECIFIC.matcher(text).replaceAll("").strip();
        boolean first = line.isEmpty() || saidFirst.computeIfAbsent(line, unsaid -> rank) == rank;
        if (line.startsWith("heartproof: ")) {
            spoke.add(rank);
        }
        if (!mute && first) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            to.write(bytes, 0, bytes.length);
            to.flush();
        }
    }

    /** Whether that process said anything of its own that is no progress. */
    synchronized boolean spoke(int rank) {
        return spoke.contains(rank);
    }

    /** Passes nothing on from now on. */
    synchronized void mute() {
        mute = true;
    }
}
