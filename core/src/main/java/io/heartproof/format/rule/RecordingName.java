package io.heartproof.format.rule;

import java.nio.file.Path;

/** A recording is called like its file, without the ending. */
public final class RecordingName {
    private RecordingName() {}

    /** The name of the recording in a file. */
    public static String of(Path file) {
        Path fileName = file.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
