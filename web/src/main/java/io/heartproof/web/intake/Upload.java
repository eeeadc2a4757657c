package io.heartproof.web.intake;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one request, in memory or on disk; {@link #close} deletes them. For one thread at a time. */
public final class Upload implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final UploadFolder folders;
    private final double longestSeconds;
    private final List<Runnable> atClose = new ArrayList<>();
    private List<RecordingFile> files = List.of();
    private Closeable body = () -> {};
    private @Nullable Path folder;

    Upload(UploadFolder folders, double longestSeconds) {
        this.folders = folders;
        this.longestSeconds = longestSeconds;
    }

    /** The folder of this request alone, which is made once it is asked for. */
    Path folder() throws IOException {
        if (folder == null) {
            folder = folders.create();
        }
        return folder;
    }

    void put(List<RecordingFile> received) {
        files = List.copyOf(received);
    }

    /** What holds the body: it is closed before the files are deleted. */
    void own(Closeable store) {
        body = store;
    }

    /** Something to be done once the files are deleted. */
    void onClose(Runnable action) {
        atClose.add(action);
    }

    /**
     * Reads the recording: the one file, or of several the first WFDB header that is not a segment of another. A note names
     * the files that are not part of it.
     *
     * @throws RequestRefusal where it is none, breaks a rule or is too long; nothing in it tells where the files lie
     */
    public Recording read(ReadOptions options) throws IOException {
        RecordingFile main = main();
        requireUncompressed(main);
        Recording recording;
        try {
            recording = RecordingFiles.read(main, options);
        } catch (BadData e) {
            throw new RequestRefusal(ProblemKind.BAD_RECORDING, withoutFolder(e.getMessage()));
        }
        requireShort(recording);
        Source source = recording.source();
        List<String> notes = new ArrayList<>();
        source.notes().forEach(note -> notes.add(withoutFolder(note)));
        notes.addAll(RecordForm.unread(files, main, source.files()));
        return recording.with(source.with(List.of(), notes));
    }

    private RecordingFile main() {
        return files.size() == 1 ? files.get(0) : RecordForm.header(files);
    }

    /** Compressed data begins like no format that is read, but a table or XML would say something odder of it. */
    private static void requireUncompressed(RecordingFile file) throws IOException {
        if (Arrays.equals(file.start(GZIP.length), GZIP)) {
            throw BodyType.compressed();
        }
    }

    private void requireShort(Recording recording) {
        if (recording.durationSeconds() > longestSeconds) {
            throw new RequestRefusal(
                    ProblemKind.RECORDING_TOO_LONG,
                    String.format(
                            Locale.ROOT,
                            "a recording may last at most %.0f s, got %.0f s",
                            longestSeconds,
                            recording.durationSeconds()));
        }
    }

    private String withoutFolder(String text) {
        return folder == null
                ? text
                : text.replace(folder + "/", "").replace(folder + "\\", "").replace(folder.toString(), "");
    }

    @Override
    public void close() {
        files = List.of();
        try {
            deleteFiles();
        } catch (IOException e) {
            LOG.error("cannot delete the files of a request: {}", e.toString());
        } finally {
            atClose.forEach(Runnable::run);
            atClose.clear();
        }
    }

    private void deleteFiles() throws IOException {
        try {
            body.close();
        } finally {
            if (folder != null) {
                Folders.delete(folder);
            }
        }
    }
}
