package io.heartproof.format.wfdb;

import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.wfdb.header.Header;
import io.heartproof.format.wfdb.header.Header.Segment;
import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
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
 *
 * <p>A short segment that is named again and again is read once, and segments times leads are at most 2^20, so that a small
 * header asks for little work. Not thread-safe.
 */
final class SegmentedReader {
    private static final long MOST_PARTS = 1 << 20;
    private static final int MOST_KEPT_SAMPLES = 1 << 20;

    private final Header header;
    private final OptionalDouble given;
    private final Map<Segment, Recording> read = new HashMap<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private final Set<String> segmentNotes = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private long keptSamples;

    SegmentedReader(Header header, OptionalDouble given) {
        this.header = header;
        this.given = given;
        files.add(header.where());
    }

    Recording read() throws IOException {
        SegmentHeaders headers = new SegmentHeaders(header);
        requireFewParts(headers);
        int samplesPerFrame = headers.samplesPerFrame();
        double samplingRateHz = header.samplingRate(samplesPerFrame, given, notes);
        header.addNotes(notes);
        List<SignalLine> signals = headers.leads(notes);
        Montage montage = new Montage(header.where(), signals, samples(samplesPerFrame));
        if (headers.isVariable()) {
            montage.requireDistinctLeads();
        }
        int start = 0;
        for (Segment line : headers.segments()) {
            Interruption.check();
            if (!line.isGap()) {
                put(line, headers, montage, start);
            }
            start += (int) line.frames() * samplesPerFrame;
        }
        return recording(samplingRateHz, montage.signals(), headers.layout());
    }

    private void requireFewParts(SegmentHeaders headers) {
        int leads = headers.layout().signals().size();
        int segments = headers.segments().size();
        if ((long) leads * segments > MOST_PARTS) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "at most %d segments times leads are read, got %s of %s",
                            MOST_PARTS,
                            Counted.of(segments, "segment"),
                            Counted.of(leads, "lead")));
        }
    }

    private long samples(int samplesPerFrame) {
        long frames = 0;
        for (Segment line : header.segments()) {
            frames += line.frames();
        }
        if (header.frames().isPresent() && header.frames().getAsLong() != frames) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "the record line promises %s per lead, the segments have %d",
                            Counted.of(header.frames().getAsLong(), "sample"),
                            frames));
        }
        return frames > SampleLimit.LARGEST ? frames : frames * samplesPerFrame;
    }

    private void put(Segment line, SegmentHeaders headers, Montage montage, int start) throws IOException {
        Recording segment = read.get(line);
        if (segment == null) {
            WfdbReader reader = reader(line, headers);
            if (!reader.hasLeads()) {
                return;
            }
            segment = read(line, reader, headers);
            if (!headers.isVariable()) {
                montage.requireSameLeads(segment);
            }
        }
        montage.put(segment, start);
    }

    private WfdbReader reader(Segment line, SegmentHeaders headers) {
        Header segmentHeader = headers.of(line);
        if (segmentHeader.frames().orElse(line.frames()) != line.frames()) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "segment %s has %s per lead here, its own header says %d",
                            line.record(),
                            Counted.of(line.frames(), "sample"),
                            segmentHeader.frames().getAsLong()));
        }
        return new WfdbReader(segmentHeader.withFrames(line.frames()), headers.samplesPerFrame());
    }

    private Recording read(Segment line, WfdbReader reader, SegmentHeaders headers) throws IOException {
        Recording segment = reader.read(given);
        double samplingRateHz = header.samplingRate(headers.samplesPerFrame(), given, new ArrayList<>());
        if (segment.samplingRateHz() != samplingRateHz) {
            throw new BadData(
                    header.where(),
                    "all segments must have %s Hz, segment %s has %s Hz"
                            .formatted(samplingRateHz, line.record(), segment.samplingRateHz()));
        }
        files.addAll(segment.source().files());
        formats.add(segment.source().format());
        segment.source().notes().forEach(note -> segmentNotes.add("segment " + segment.name() + ": " + note));
        keep(line, segment);
        return segment;
    }

    private void keep(Segment line, Recording segment) {
        keptSamples += (long) segment.length() * segment.signals().size();
        if (keptSamples <= MOST_KEPT_SAMPLES) {
            read.put(line, segment);
        }
    }

    private Recording recording(double samplingRateHz, List<LeadSignal> signals, Header layout) {
        notes.addAll(segmentNotes);
        String format = String.join(", ", formats) + " in "
                + Counted.of(header.segments().size(), "segment");
        return new Recording(
                header.name(),
                samplingRateHz,
                signals,
                header.patient().equals(Patient.UNKNOWN) ? layout.patient() : header.patient(),
                header.diagnosisCodes().isEmpty() ? layout.diagnosisCodes() : header.diagnosisCodes(),
                new Source(format, List.copyOf(files), notes));
    }
}
