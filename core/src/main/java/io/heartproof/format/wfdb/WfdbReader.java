package io.heartproof.format.wfdb;

import io.heartproof.format.rule.LeadNames;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads WFDB records: formats 8, 16, 24, 32, 61, 80, 160, 212, 310 and 311, also inside MATLAB v4 files, several
 * samples per frame, skew, several signal files, multi-segment records of fixed and variable layout.
 *
 * <p>A first sample or checksum that differs from the header's is a note of the recording's {@link Source}, no error:
 * headers with wrong ones are common, and the samples may well be right. FLAC formats are refused.
 */
public final class WfdbReader {
    private final Header header;
    private final List<String> notes = new ArrayList<>();

    WfdbReader(Header header) {
        this.header = header;
    }

    /**
     * Reads the record of a header.
     *
     * @param file the {@code .hea} file, which exists
     * @param samplingRateHz what the user says it is, if anything
     * @throws BadData where the header or a signal file breaks a rule
     */
    public static Recording read(Path file, OptionalDouble samplingRateHz) throws IOException {
        Header header = HeaderParser.parse(file);
        Recording recording = header.isMultiSegment()
                ? new SegmentedReader(header, samplingRateHz).read()
                : new WfdbReader(header).read(samplingRateHz);
        return HeaderComments.isSimulated(file)
                ? recording.with(recording.source().bySimulator())
                : recording;
    }

    /** The record of a header that names signals. */
    Recording read(OptionalDouble given) throws IOException {
        List<Lead> leads = leads();
        double samplingRateHz = header.samplingRate(given, notes);
        SignalFiles files = new SignalFiles(header);
        List<SignalDecoder> decoders = files.read(files.frames(notes));
        List<LeadSignal> signals = signals(leads, decoders);
        header.addNotes(notes);
        return new Recording(
                header.name(),
                samplingRateHz,
                signals,
                header.patient(),
                header.diagnosisCodes(),
                source(files.paths()));
    }

    private List<Lead> leads() {
        if (header.signals().isEmpty()) {
            throw new BadData(header.where(), "expected at least one signal, got none");
        }
        return LeadNames.leads(
                header.signals().stream().map(SignalLine::description).toList());
    }

    private List<LeadSignal> signals(List<Lead> leads, List<SignalDecoder> decoders) {
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            SignalDecoder decoder = decoders.get(i);
            signals.add(decoder.finish(leads.get(i)));
            decoder.addNotes(leads.get(i), notes);
            if (header.frames().isPresent()) {
                decoder.addChecksumNote(leads.get(i), notes);
            }
        }
        return signals;
    }

    private Source source(List<String> signalFiles) {
        String formats = header.signals().stream()
                .map(SignalLine::storage)
                .map(s -> s.format().number() + (s.byteOffset() > 0 ? "+" + s.byteOffset() : ""))
                .distinct()
                .collect(Collectors.joining(", "));
        List<String> files =
                Stream.concat(Stream.of(header.where()), signalFiles.stream()).toList();
        return new Source("WFDB " + formats, files, notes);
    }
}
