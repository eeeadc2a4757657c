package io.heartproof.format.wfdb.header;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.NeighbourFiles;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.signal.Patient;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a {@code .hea} file says; either signals or segments. Counter frequency, base time and base date are read over:
 * a {@link io.heartproof.signal.Recording} carries neither.
 *
 * @param file the header file
 * @param record as its first line names it
 * @param samplingRateHz frames per second; empty where the header does not say
 * @param frames samples per signal at that rate; empty where the header does not say
 * @param signals in order, empty for a multi-segment record
 * @param segments in order, empty for a record of one segment
 * @param patient as its comments say
 * @param diagnosisCodes as its comments say
 * @param parsingNotes what is odd about its lines
 */
public record Header(
        RecordingFile file,
        RecordField record,
        OptionalDouble samplingRateHz,
        OptionalLong frames,
        List<SignalLine> signals,
        List<Segment> segments,
        Patient patient,
        List<String> diagnosisCodes,
        List<String> parsingNotes) {
    /** What the rate is where a header does not say, after header(5). */
    private static final double DEFAULT_SAMPLING_RATE_HZ = 250;

    /** The header as the user knows it, for messages. */
    public String where() {
        return file.where();
    }

    /**
     * The rate of signals with so many samples per frame, in Hz.
     *
     * @param given the rate that the user states, if any
     * @param notes gets a line if neither header nor user states the rate
     */
    public double samplingRate(int samplesPerFrame, OptionalDouble given, List<String> notes) {
        if (samplingRateHz.isPresent()) {
            return SamplingRate.confirmed(where(), samplingRateHz.getAsDouble() * samplesPerFrame, given);
        }
        if (given.isEmpty()) {
            notes.add("the header gives no sampling rate: taken as " + DEFAULT_SAMPLING_RATE_HZ + " Hz");
        }
        return given.orElse(DEFAULT_SAMPLING_RATE_HZ * samplesPerFrame);
    }

    /** Adds what is odd about the header itself. */
    public void addNotes(List<String> notes) {
        notes.addAll(parsingNotes);
        if (!record.name().equalsIgnoreCase(name())) {
            notes.add("the header names record '" + record.name() + "'");
        }
    }

    /** The files that this header may name. */
    public NeighbourFiles neighbours() {
        return new NeighbourFiles(file, record.folder());
    }

    /** This header with that many samples per signal. */
    public Header withFrames(long number) {
        return new Header(
                file,
                record,
                samplingRateHz,
                OptionalLong.of(number),
                signals,
                segments,
                patient,
                diagnosisCodes,
                parsingNotes);
    }

    public boolean isMultiSegment() {
        return !segments.isEmpty();
    }

    /** The record's name as its file gives it. */
    public String name() {
        return RecordingName.of(file);
    }

    /**
     * One line of a multi-segment header.
     *
     * @param record the record that holds the segment, beside the header
     * @param frames its length
     */
    public record Segment(String record, long frames) {
        private static final String GAP = "~";

        /** Whether this line, which is the first, names the layout of a record of variable layout. */
        public boolean isLayout() {
            return !record.equals(GAP) && frames == 0;
        }

        /** Nothing was recorded. */
        public boolean isGap() {
            return record.equals(GAP) || frames == 0;
        }
    }
}
