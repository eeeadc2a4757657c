package io.heartproof.dataset.store;

import io.heartproof.file.AppendedLines;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * What recordings were when they were taken over into other files: a line for each of these, with the {@link StoredRecording#stamp}
 * of every recording in it. So what goes on notices what has changed since. Not thread-safe.
 */
public final class TakenRecordings implements Closeable {
    private final AppendedLines lines;
    private final Map<String, Map<String, String>> stamps = new HashMap<>();

    /** A line. */
    private record TakenInto(String file, Map<String, String> stamps) {}

    private TakenRecordings(AppendedLines lines) {
        this.lines = lines;
    }

    /**
     * Opens the file with these lines, or makes it; its folder must be there.
     *
     * @throws BadData where it is damaged or another file
     */
    public static TakenRecordings open(Path file) throws IOException {
        TakenRecordings taken = new TakenRecordings(AppendedLines.open(file));
        try {
            for (String line : taken.lines.before()) {
                TakenInto into = Json.mapper().readValue(line, TakenInto.class);
                taken.stamps.put(into.file, into.stamps);
            }
            return taken;
        } catch (JacksonException e) {
            taken.close();
            throw new BadData(file.toString(), Json.oneLine(e), e);
        }
    }

    /** The stamps of the recordings that were last taken into a file, by their names; empty where no line says so. */
    public Optional<Map<String, String>> into(String file) {
        return Optional.ofNullable(stamps.get(file));
    }

    /**
     * Writes down what is about to be taken into a file.
     *
     * @param stamps by name, from before the recordings were read
     */
    public void add(String file, Map<String, String> stamps) throws IOException {
        lines.append(Json.line(new TakenInto(file, new TreeMap<>(stamps))));
        this.stamps.put(file, Map.copyOf(stamps));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
