package io.heartproof.format.wfdb;

import io.heartproof.format.rule.NeighbourFiles;
import io.heartproof.format.wfdb.header.Header;
import io.heartproof.format.wfdb.header.Header.Segment;
import io.heartproof.format.wfdb.header.HeaderParser;
import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The headers of a record's segments and of its layout, each read once however often it is named, and what follows from all of
 * them: the samples per frame of the record's leads. Not thread-safe.
 */
final class SegmentHeaders {
    private final Header header;
    private final NeighbourFiles neighbours;
    private final Map<String, Header> byName = new HashMap<>();
    private final List<Segment> segments;
    private final boolean variable;
    private final Header layout;
    private final int samplesPerFrame;

    /** Reads all of them. */
    SegmentHeaders(Header header) throws IOException {
        this.header = header;
        this.neighbours = header.neighbours();
        List<Segment> lines = header.segments();
        this.variable = lines.get(0).isLayout();
        this.segments = variable ? lines.subList(1, lines.size()) : lines;
        if (variable) {
            load(lines.get(0).record());
        }
        for (Segment line : segments) {
            if (!line.isGap()) {
                load(line.record());
            }
        }
        this.layout = findLayout(lines);
        this.samplesPerFrame = FrameRate.of(fastest().values());
    }

    /** The segments without the layout. */
    List<Segment> segments() {
        return segments;
    }

    /** Whether a segment may have some of the leads only. */
    boolean isVariable() {
        return variable;
    }

    /** The header that names all signals: the first segment's, or the layout. */
    Header layout() {
        return layout;
    }

    int samplesPerFrame() {
        return samplesPerFrame;
    }

    Header of(Segment segment) {
        return Objects.requireNonNull(byName.get(segment.record()));
    }

    /** The signals of the layout that have, in some segment, a sample for every sample of the leads, or are in no segment. */
    List<SignalLine> leads(List<String> notes) {
        Set<String> present = new HashSet<>();
        Set<String> served = new HashSet<>();
        segmentLines().forEach(line -> {
            present.add(line.description());
            if (FrameRate.serves(line, samplesPerFrame)) {
                served.add(line.description());
            }
        });
        Map<String, SignalLine> fastest = fastest();
        return layout.signals().stream()
                .filter(line -> {
                    boolean kept = served.contains(line.description()) || !present.contains(line.description());
                    if (!kept) {
                        notes.add(FrameRate.leftOut(fastest.getOrDefault(line.description(), line), samplesPerFrame));
                    }
                    return kept;
                })
                .toList();
    }

    private void load(String record) throws IOException {
        if (byName.containsKey(record)) {
            return;
        }
        Header segment = HeaderParser.parse(neighbours.file(record + HeaderParser.EXTENSION));
        if (segment.isMultiSegment()) {
            throw new BadData(header.where(), "segment " + record + " is a multi-segment record itself");
        }
        byName.put(record, segment);
    }

    private Header findLayout(List<Segment> lines) {
        return lines.stream()
                .filter(line -> variable || !line.isGap())
                .findFirst()
                .map(this::of)
                .orElseThrow(
                        () -> new BadData(header.where(), "expected at least one segment that is no gap, got none"));
    }

    private Map<String, SignalLine> fastest() {
        Map<String, SignalLine> fastest = new LinkedHashMap<>();
        segmentLines().forEach(line -> fastest.merge(line.description(), line, FrameRate::faster));
        layout.signals().forEach(line -> fastest.putIfAbsent(line.description(), line));
        return fastest;
    }

    private List<SignalLine> segmentLines() {
        return segments.stream()
                .filter(line -> !line.isGap())
                .map(Segment::record)
                .distinct()
                .flatMap(record -> Objects.requireNonNull(byName.get(record)).signals().stream())
                .toList();
    }
}
