package io.heartproof.web.intake;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;

/** Takes a form ({@code multipart/form-data}, RFC 7578) apart: each part that is a file becomes a file, under a safe name. */
final class FormReader {
    private static final int MOST_PARTS = 64;
    private static final int LONGEST_PART_HEADER = 2048;

    private FormReader() {}

    /**
     * Writes the files of a form.
     *
     * @param boundary between its parts
     * @param body the whole body, bounded already
     * @param folder an empty one
     * @return the files in the form's order, at least one
     */
    static List<RecordingFile> read(String boundary, Path body, Path folder) throws IOException {
        List<RecordingFile> files = new ArrayList<>();
        try (MultiPartFormData.Parts parts = parts(boundary, body, folder)) {
            for (MultiPart.Part part : parts) {
                if (part.getFileName() != null) {
                    files.add(RecordingFile.of(write(part, folder)));
                }
            }
        }
        if (files.isEmpty()) {
            throw malformed("no part of it is a file");
        }
        return files;
    }

    /** What stands between the parts of a form; {@link RequestRefusal} where its type does not say it. */
    static String boundary(String contentType) {
        try {
            String boundary = MultiPart.extractBoundary(contentType);
            if (boundary != null && !boundary.isBlank()) {
                return boundary;
            }
        } catch (IllegalArgumentException e) {
            throw malformed("its Content-Type is malformed");
        }
        throw malformed("its Content-Type names no boundary");
    }

    private static MultiPartFormData.Parts parts(String boundary, Path body, Path folder) throws IOException {
        MultiPartFormData.Parser parser = parser(boundary, folder);
        try (Blocker.Promise<MultiPartFormData.Parts> parts = Blocker.promise()) {
            parser.parse(Content.Source.from(body), parts);
            return parts.block();
        } catch (IOException | RuntimeException e) {
            throw malformed(String.format(
                    Locale.ROOT,
                    "it is cut off, or has more than %d parts, or a part without a proper header",
                    MOST_PARTS));
        }
    }

    private static MultiPartFormData.Parser parser(String boundary, Path folder) throws IOException {
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setFilesDirectory(Files.createDirectory(folder.resolve(".parts")));
        parser.setMaxMemoryFileSize(0);
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_PART_HEADER);
        return parser;
    }

    private static Path write(MultiPart.Part part, Path folder) throws IOException {
        Path file = folder.resolve(FileNames.safe(part.getFileName()));
        try {
            part.writeTo(Files.createFile(file));
        } catch (FileAlreadyExistsException e) {
            throw malformed("two of its files are called " + file.getFileName());
        }
        return file;
    }

    private static RequestRefusal malformed(String why) {
        return new RequestRefusal(ProblemKind.BAD_REQUEST, "the form cannot be read: " + why);
    }
}
