package io.heartproof.web.intake;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;

/**
 * Takes a form ({@code multipart/form-data}, RFC 7578) apart: each part that is a file becomes a file under a safe name, in
 * memory or on disk. Immutable.
 *
 * @param boundary between its parts
 */
record FormReader(String boundary) {
    private static final int MOST_PARTS = 64;
    private static final int LONGEST_PART_HEADER = 2048;
    private static final int NO_LIMIT = -1;

    /**
     * The files of a form in memory; each is a copy, and all together are shorter than the body.
     *
     * @param body the whole body, which is not needed afterwards
     * @return the files in the form's order, at least one; they are one another's neighbours
     */
    List<RecordingFile> inMemory(ByteBuffer body) throws IOException {
        MultiPartFormData.Parser parser = parser();
        parser.setMaxMemoryFileSize(NO_LIMIT);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (MultiPartFormData.Parts parts = parts(parser, Content.Source.from(body))) {
            for (MultiPart.Part part : files(parts)) {
                String name = FileNames.safe(part.getFileName());
                if (files.putIfAbsent(name, bytes(part)) != null) {
                    throw twice(name);
                }
            }
        }
        Map<String, byte[]> neighbours = Map.copyOf(files);
        return files.keySet().stream()
                .map(name -> RecordingFile.of(name, neighbours))
                .toList();
    }

    /**
     * The files of a form on disk, written beside the body.
     *
     * @param body the whole body, alone in its folder
     * @return the files in the form's order, at least one
     */
    List<RecordingFile> onDisk(Path body) throws IOException {
        MultiPartFormData.Parser parser = parser();
        parser.setFilesDirectory(Files.createDirectory(body.resolveSibling(".parts")));
        parser.setMaxMemoryFileSize(0);
        List<RecordingFile> files = new ArrayList<>();
        try (MultiPartFormData.Parts parts = parts(parser, Content.Source.from(body))) {
            for (MultiPart.Part part : files(parts)) {
                Path file = body.resolveSibling(FileNames.safe(part.getFileName()));
                files.add(RecordingFile.of(written(part, file)));
            }
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

    private MultiPartFormData.Parser parser() {
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_PART_HEADER);
        return parser;
    }

    private static MultiPartFormData.Parts parts(MultiPartFormData.Parser parser, Content.Source body) {
        try (Blocker.Promise<MultiPartFormData.Parts> parts = Blocker.promise()) {
            parser.parse(body, parts);
            return parts.block();
        } catch (IOException | RuntimeException e) {
            throw malformed(String.format(
                    Locale.ROOT,
                    "it is cut off, or has more than %d parts, or a part without a proper header",
                    MOST_PARTS));
        }
    }

    private static List<MultiPart.Part> files(MultiPartFormData.Parts parts) {
        List<MultiPart.Part> files = new ArrayList<>();
        parts.forEach(part -> {
            if (part.getFileName() != null) {
                files.add(part);
            }
        });
        if (files.isEmpty()) {
            throw malformed("no part of it is a file");
        }
        return files;
    }

    private static byte[] bytes(MultiPart.Part part) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(part.getLength())];
        try (InputStream in = Content.Source.asInputStream(part.getContentSource())) {
            in.readNBytes(bytes, 0, bytes.length);
        }
        return bytes;
    }

    private static Path written(MultiPart.Part part, Path file) throws IOException {
        try {
            part.writeTo(Files.createFile(file));
            return file;
        } catch (FileAlreadyExistsException e) {
            throw twice(String.valueOf(file.getFileName()));
        }
    }

    private static RequestRefusal twice(String name) {
        return malformed("two of its files are called " + name);
    }

    private static RequestRefusal malformed(String why) {
        return new RequestRefusal(ProblemKind.BAD_REQUEST, "the form cannot be read: " + why);
    }
}
