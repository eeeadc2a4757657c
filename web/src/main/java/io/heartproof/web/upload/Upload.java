package io.heartproof.web.upload;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files of one request; {@link #close} deletes them. For one thread at a time. */
public final class Upload implements AutoCloseable {
    private static final String HEADER = ".hea";

    private final Path folder;
    private final double longestSeconds;
    private List<Path> files = List.of();

    Upload(Path folder, double longestSeconds) {
        this.folder = folder;
        this.longestSeconds = longestSeconds;
    }

    Path folder() {
        return folder;
    }

    void put(List<Path> received) {
        files = List.copyOf(received);
    }

    /**
     * Reads the recording: the one file, or of several the first WFDB header.
     *
     * @throws Refusal where it is none, breaks a rule or is too long; nothing in it tells where the files lie
     */
    public Recording read(ReadOptions options) throws IOException {
        Recording recording;
        try {
            recording = RecordingFiles.read(main(), options);
        } catch (BadData e) {
            throw new Refusal(ProblemKind.BAD_RECORDING, withoutFolder(e.getMessage()));
        }
        if (recording.durationSeconds() > longestSeconds) {
            throw new Refusal(
                    ProblemKind.RECORDING_TOO_LONG,
                    String.format(
                            Locale.ROOT,
                            "a recording may last at most %.0f s, got %.0f s",
                            longestSeconds,
                            recording.durationSeconds()));
        }
        Source source = recording.source();
        List<String> notes = source.notes().stream().map(this::withoutFolder).toList();
        return recording.with(new Source(source.format(), List.of(), notes, source.simulated()));
    }

    private Path main() {
        return files.stream()
                .filter(file -> files.size() == 1
                        || file.toString().toLowerCase(Locale.ROOT).endsWith(HEADER))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        ProblemKind.BAD_REQUEST,
                        "of several files one must be a WFDB header (.hea), got "
                                + String.join(
                                        ", ", files.stream().map(Upload::name).toList())));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private String withoutFolder(String text) {
        return text.replace(folder + "/", "").replace(folder + "\\", "").replace(folder.toString(), "");
    }

    @Override
    public void close() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
