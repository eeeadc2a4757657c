package io.heartproof.format.rule;

import io.heartproof.format.bytes.RecordingFile;

/** A recording is called like its file, without the ending. */
public final class RecordingName {
    private RecordingName() {}

    /** The name of the recording in a file. */
    public static String of(RecordingFile file) {
        String name = file.name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
