package io.heartproof.format.bytes;

import io.heartproof.problem.BadData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The name by which a file names another one: a way downwards from its own folder. */
final class NeighbourName {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:/.*");

    private NeighbourName() {}

    /**
     * The name without {@code .} and {@code ..}.
     *
     * @param where the file that names the other one, for the message
     * @throws BadData where the name leads elsewhere, be it with slashes or with backslashes
     */
    static String downwards(String where, String name) {
        walk(where, name, name.replace('\\', '/'));
        return walk(where, name, name);
    }

    private static String walk(String where, String name, String way) {
        if (way.startsWith("/") || DRIVE.matcher(way).matches()) {
            throw leaves(where, name);
        }
        Deque<String> folders = new ArrayDeque<>();
        for (String step : way.split("/", -1)) {
            if (step.equals("..") && folders.pollLast() == null) {
                throw leaves(where, name);
            }
            if (!step.equals("..") && !step.equals(".") && !step.isEmpty()) {
                folders.addLast(step);
            }
        }
        return String.join("/", folders);
    }

    /** What is said of a name that leads elsewhere. */
    static BadData leaves(String where, String name) {
        return new BadData(where, "file '" + name + "' leaves the folder of the header");
    }
}
