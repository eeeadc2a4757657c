package io.heartproof.web.upload;

import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import io.heartproof.web.limit.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes recordings from requests. They lie in a folder that nobody but the user who runs the service can read, each in a
 * folder of its own that is deleted after the answer. Thread-safe.
 */
public final class Uploads implements AutoCloseable {
    private static final String FORM = "multipart/form-data";
    private static final String TABLE = "text/csv";
    private static final Set<String> FILES = Set.of(
            "",
            "application/octet-stream",
            "application/x-www-form-urlencoded", // what curl --data-binary says of any file
            TABLE,
            "application/xml",
            "text/xml",
            "application/dicom",
            "application/edf");

    private final Limits limits;
    private final Path home;

    public Uploads(Limits limits) throws IOException {
        this.limits = limits;
        this.home = Files.createTempDirectory("heartproof-");
    }

    /**
     * Receives a body: one file, or a form of several (a WFDB header and what it names).
     *
     * @throws Refusal where it breaks a limit, is empty or malformed, or of a type that holds no recording
     */
    public Upload receive(HttpServletRequest request) throws IOException {
        String type = mediaType(request);
        if (!type.equals(FORM) && !FILES.contains(type)) {
            throw new Refusal(
                    ProblemKind.UNSUPPORTED_TYPE,
                    "expected a file as application/octet-stream or text/csv, or files as %s, got '%s'"
                            .formatted(FORM, type));
        }
        Upload upload = new Upload(Files.createTempDirectory(home, "upload-"), limits.recordingSeconds());
        try {
            upload.put(type.equals(FORM) ? form(request, upload.folder()) : file(request, type, upload.folder()));
            return upload;
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private List<Path> form(HttpServletRequest request, Path folder) throws IOException {
        Path body = folder.resolve(".body");
        new BodyReader(limits).write(request, body);
        return FormReader.read(String.valueOf(request.getContentType()), body, folder);
    }

    /** Nothing but a table needs a name to be known by. */
    private List<Path> file(HttpServletRequest request, String type, Path folder) throws IOException {
        Path file = folder.resolve(type.equals(TABLE) ? "recording.csv" : "recording");
        new BodyReader(limits).write(request, file);
        return List.of(file);
    }

    private static String mediaType(HttpServletRequest request) {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(home);
    }
}
