package io.heartproof.web.intake;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the files of a form are the recording: one WFDB header, and what it names. */
final class RecordForm {
    private static final String HEADER = ".hea";

    private RecordForm() {}

    /** The first header that no other header names as its segment; {@link RequestRefusal} where there is no header. */
    static RecordingFile header(List<RecordingFile> files) {
        List<RecordingFile> headers =
                files.stream().filter(RecordForm::isHeader).toList();
        if (headers.isEmpty()) {
            throw new RequestRefusal(
                    ProblemKind.BAD_REQUEST, "of several files one must be a WFDB header (.hea), got " + names(files));
        }
        Set<String> segments = new HashSet<>();
        headers.forEach(header -> segments.addAll(firstWords(header)));
        return headers.stream()
                .filter(header -> !segments.contains(record(header)))
                .findFirst()
                .orElse(headers.get(0));
    }

    /** A note that names the files that were not read, where there are any. */
    static List<String> unread(List<RecordingFile> files, RecordingFile main, List<String> read) {
        Set<String> named = isHeader(main) ? firstWords(main) : Set.of();
        Set<String> names = read.stream()
                .map(file -> String.valueOf(Path.of(file).getFileName()))
                .collect(Collectors.toSet());
        List<RecordingFile> unread = files.stream()
                .filter(file -> !file.equals(main) && !names.contains(name(file)))
                .filter(file -> !isHeader(file) || !named.contains(record(file)))
                .toList();
        return unread.isEmpty() ? List.of() : List.of("not read, as a request has one recording: " + names(unread));
    }

    /** The first words of the lines below the record line: of a header of segments, their names. */
    private static Set<String> firstWords(RecordingFile header) {
        try (var text = new BufferedReader(new InputStreamReader(header.stream(), StandardCharsets.ISO_8859_1))) {
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.strip().split("\\s+", 2)[0])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isHeader(RecordingFile file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(HEADER);
    }

    private static String record(RecordingFile header) {
        return name(header).substring(0, name(header).length() - HEADER.length());
    }

    private static String names(List<RecordingFile> files) {
        return files.stream().map(RecordForm::name).collect(Collectors.joining(", "));
    }

    private static String name(RecordingFile file) {
        return file.name();
    }
}
