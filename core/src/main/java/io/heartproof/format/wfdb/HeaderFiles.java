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
            files.addAll(present(whole, signalFiles(whole)));
            for (RecordingFile segment : present(whole, segmentHeaders(whole))) {
                if (files.add(segment)) {
                    Header part = HeaderParser.parse(segment);
                    files.addAll(present(part, signalFiles(part)));
                }
            }
        } catch (BadData broken) {
            return files;
        }
        return files;
    }

    /** The signal files or the headers of the segments that a header names, there or not, as it spells them; each once. */
    public static List<String> namesIn(Header header) {
        return header.isMultiSegment() ? segmentHeaders(header) : signalFiles(header);
    }

    /** The first of these that is not there; none where the header is broken. */
    public static Optional<String> missing(RecordingFile header) throws IOException {
        try {
            Header whole = HeaderParser.parse(header);
            for (String name : namesIn(whole)) {
                if (file(whole, name).isEmpty()) {
                    return Optional.of(name);
                }
            }
        } catch (BadData broken) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static List<String> signalFiles(Header header) {
        return header.signals().stream()
                .filter(line -> line.storage().format() != SampleFormat.NULL)
                .map(line -> line.storage().file())
                .distinct()
                .toList();
    }

    private static List<String> segmentHeaders(Header header) {
        return header.segments().stream()
                .filter(segment -> !segment.isGap() || segment.isLayout())
                .map(Segment::record)
                .distinct()
                .map(record -> record + HeaderParser.EXTENSION)
                .toList();
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
