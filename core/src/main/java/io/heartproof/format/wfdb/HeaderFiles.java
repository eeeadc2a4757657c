package io.heartproof.format.wfdb;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.header.Header;
import io.heartproof.format.wfdb.header.Header.Segment;
import io.heartproof.format.wfdb.header.HeaderParser;
import io.heartproof.format.wfdb.raw.SampleFormat;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which files belong to a WFDB record by what its header says, without reading the record. */
public final class HeaderFiles {
    private HeaderFiles() {}

    /**
     * The signal files of a header, the headers of its segments and theirs, in the order in which they are named, each once.
     *
     * @return those that exist; without missing files and those that a broken header names, which could not be read
     */
    public static Set<RecordingFile> named(RecordingFile header) throws IOException {
        Set<RecordingFile> files = new LinkedHashSet<>();
        try {
            Header whole = HeaderParser.parse(header);
            addSignalFiles(whole, files);
            for (RecordingFile segment : segmentHeaders(whole)) {
                if (files.add(segment)) {
                    addSignalFiles(HeaderParser.parse(segment), files);
                }
            }
        } catch (BadData broken) {
            return files;
        }
        return files;
    }

    private static void addSignalFiles(Header header, Set<RecordingFile> files) throws IOException {
        List<String> names = header.signals().stream()
                .filter(line -> line.storage().format() != SampleFormat.NULL)
                .map(line -> line.storage().file())
                .distinct()
                .toList();
        files.addAll(present(header, names));
    }

    private static List<RecordingFile> segmentHeaders(Header header) throws IOException {
        List<String> names = header.segments().stream()
                .filter(segment -> !segment.isGap() || segment.isLayout())
                .map(Segment::record)
                .distinct()
                .map(record -> record + HeaderParser.EXTENSION)
                .toList();
        return present(header, names);
    }

    private static List<RecordingFile> present(Header header, List<String> names) throws IOException {
        List<RecordingFile> present = new ArrayList<>();
        for (String name : names) {
            file(header, name).ifPresent(present::add);
        }
        return present;
    }

    private static Optional<RecordingFile> file(Header header, String name) throws IOException {
        try {
            return Optional.of(header.neighbours().file(name));
        } catch (BadData missing) {
            return Optional.empty();
        }
    }
}
