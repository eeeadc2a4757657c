package io.heartproof.format.wfdb;

import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.NeighbourFiles;
import io.heartproof.format.wfdb.Header.Segment;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads multi-segment records: segments are laid end to end, what none of them holds is NaN. In a record of fixed
 * layout every segment has the signals of the first; in one of variable layout the first segment is empty and its
 * header (the layout) names all signals, of which a segment has some. A segment is no multi-segment record itself.
 */
final class SegmentedReader {
    private final Header header;
    private final NeighbourFiles neighbours;
    private final OptionalDouble given;
    private final double samplingRateHz;

    /** A record may name one segment again and again: what is kept of it must not grow with that. */
    private final Map<String, Header> segmentHeaders = new HashMap<>();

    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private final Set<String> segmentNotes = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    SegmentedReader(Header header, OptionalDouble given) {
        this.header = header;
        this.neighbours = new NeighbourFiles(header.file());
        this.given = given;
        this.samplingRateHz = header.samplingRate(given, notes);
        header.addNotes(notes);
        files.add(header.where());
    }

    Recording read() throws IOException {
        Segment first = header.segments().get(0);
        boolean variable = first.isLayout();
        List<Segment> segments =
                variable ? header.segments().subList(1, header.segments().size()) : header.segments();
        Header layout = layout(segments, variable);
        Montage montage = new Montage(header.where(), layout.signals(), frames());
        if (variable) {
            requireDistinct(layout.signals());
        }
        int start = 0;
        for (Segment line : segments) {
            if (!line.isGap()) {
                montage.put(segment(line, montage.leads(), variable), start);
            }
            start += (int) line.frames();
        }
        return recording(montage.signals(), layout);
    }

    private Header layout(List<Segment> segments, boolean variable) throws IOException {
        if (variable) {
            return segmentHeader(header.segments().get(0));
        }
        for (Segment line : segments) {
            if (!line.isGap()) {
                return segmentHeader(line);
            }
        }
        throw new BadData(header.where(), "expected at least one segment that is no gap, got none");
    }

    private long frames() {
        long frames = 0;
        for (Segment line : header.segments()) {
            frames += line.frames();
        }
        if (header.frames().isPresent() && header.frames().getAsLong() != frames) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "the record line promises %d samples per lead, the segments have %d",
                            header.frames().getAsLong(),
                            frames));
        }
        return frames;
    }

    private void requireDistinct(List<SignalLine> signals) {
        Set<Lead> seen = new HashSet<>();
        for (Lead lead :
                LeadTable.ofNames(signals.stream().map(SignalLine::description).toList())) {
            if (!seen.add(lead)) {
                throw new BadData(header.where(), "the layout names lead " + lead + " twice");
            }
        }
    }

    private Recording segment(Segment line, List<Lead> leads, boolean variable) throws IOException {
        Header segmentHeader = segmentHeader(line);
        if (segmentHeader.frames().orElse(line.frames()) != line.frames()) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "segment %s has %d samples per lead here, its own header says %d",
                            line.record(),
                            line.frames(),
                            segmentHeader.frames().getAsLong()));
        }
        Recording segment = new WfdbReader(segmentHeader.withFrames(line.frames())).read(given);
        if (segment.samplingRateHz() != samplingRateHz) {
            throw new BadData(
                    header.where(),
                    "all segments must have %s Hz, segment %s has %s Hz"
                            .formatted(samplingRateHz, line.record(), segment.samplingRateHz()));
        }
        if (!variable && !segment.leads().equals(leads)) {
            throw new BadData(
                    header.where(),
                    "all segments must have the leads %s, segment %s has %s"
                            .formatted(leads, line.record(), segment.leads()));
        }
        files.addAll(segment.source().files());
        formats.add(segment.source().format());
        segment.source().notes().forEach(note -> segmentNotes.add("segment " + segment.name() + ": " + note));
        return segment;
    }

    private Header segmentHeader(Segment line) throws IOException {
        Header known = segmentHeaders.get(line.record());
        if (known != null) {
            return known;
        }
        Header segment = HeaderParser.parse(neighbours.file(line.record() + HeaderParser.EXTENSION));
        if (segment.isMultiSegment()) {
            throw new BadData(header.where(), "segment " + line.record() + " is a multi-segment record itself");
        }
        segmentHeaders.put(line.record(), segment);
        return segment;
    }

    private Recording recording(List<LeadSignal> signals, Header layout) {
        notes.addAll(segmentNotes);
        String format = String.join(", ", formats) + " in " + header.segments().size() + " segments";
        return new Recording(
                header.name(),
                samplingRateHz,
                signals,
                header.patient().equals(Patient.UNKNOWN) ? layout.patient() : header.patient(),
                header.diagnosisCodes().isEmpty() ? layout.diagnosisCodes() : header.diagnosisCodes(),
                new Source(format, List.copyOf(files), notes));
    }
}
