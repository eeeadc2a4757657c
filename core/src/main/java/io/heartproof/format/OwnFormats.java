package io.heartproof.format;

import io.heartproof.extension.Extensions;
import java.util.List;
import java.util.Optional;

/** The formats that service files on the class path name. Thread-safe. */
public final class OwnFormats {
    private static final List<RecordingFormat> ALL = Extensions.of(RecordingFormat.class, RecordingFormat::name);

    private OwnFormats() {}

    /** How files of all of them are called. */
    public static List<String> endings() {
        return ALL.stream().flatMap(format -> format.endings().stream()).toList();
    }

    /** Their names, for messages. */
    static List<String> names() {
        return ALL.stream().map(RecordingFormat::name).toList();
    }

    /** The one that a file is of. */
    static Optional<RecordingFormat> of(String name, byte[] start) {
        return ALL.stream().filter(format -> format.recognises(name, start)).findFirst();
    }
}
