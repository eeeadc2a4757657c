package io.heartproof.format.wfdb;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.wfdb.header.Header;
import io.heartproof.format.wfdb.header.HeaderComments;
import io.heartproof.format.wfdb.header.HeaderParser;
import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
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
 * headers with wrong ones are common, and the samples may well be right. Where all of them differ, the signal file is not what
 * the header describes, and is refused. FLAC formats are refused. Not thread-safe.
 */
public final class WfdbReader {
    private final Header header;
    private final int samplesPerFrame;
    private final List<SignalLine> lines;
    private final List<String> notes = new ArrayList<>();

    /** @param samplesPerFrame of its leads, see {@link FrameRate} */
    WfdbReader(Header header, int samplesPerFrame) {
        this.header = header;
        this.samplesPerFrame = samplesPerFrame;
        this.lines = header.signals().stream()
                .filter(line -> FrameRate.serves(line, samplesPerFrame))
                .toList();
    }

    /**
     * Reads the record of a header.
     *
     * @param file the {@code .hea} file, which exists
     * @param samplingRateHz the rate that the user states, if any
     * @throws BadData where the header or a signal file breaks a rule
     */
    public static Recording read(RecordingFile file, OptionalDouble samplingRateHz) throws IOException {
        Header header = HeaderParser.parse(file);
        Recording recording = header.isMultiSegment()
                ? new SegmentedReader(header, samplingRateHz).read()
                : single(header, samplingRateHz);
        Source source = recording.source();
        Source made = HeaderComments.isSimulated(file) ? source.bySimulator() : source;
        return recording.with(HeaderComments.attack(file).map(made::attackedBy).orElse(made));
    }

    private static Recording single(Header header, OptionalDouble samplingRateHz) throws IOException {
        WfdbReader reader = new WfdbReader(header, FrameRate.of(header.signals()));
        reader.noteSignalsLeftOut();
        return reader.read(samplingRateHz);
    }

    /** Whether any signal has so many samples per frame; a header without signals has, to be refused. */
    boolean hasLeads() {
        return header.signals().isEmpty() || !lines.isEmpty();
    }

    private void noteSignalsLeftOut() {
        header.signals().stream()
                .filter(line -> !lines.contains(line))
                .map(line -> FrameRate.leftOut(line, samplesPerFrame))
                .forEach(notes::add);
    }

    /** The record of a header that names signals. */
    Recording read(OptionalDouble given) throws IOException {
        List<Lead> leads = leads();
        double samplingRateHz = header.samplingRate(samplesPerFrame, given, notes);
        SignalFiles files = new SignalFiles(header);
        List<SignalDecoder> decoders = files.read(files.frames(notes), samplesPerFrame);
        requireAnyCheckToHold(decoders);
        List<LeadSignal> signals = signals(leads, decoders);
        header.addNotes(notes);
        return new Recording(
                header.name(),
                samplingRateHz,
                signals,
                header.patient(),
                header.diagnosisCodes(),
                source(files.names()));
    }

    private List<Lead> leads() {
        if (header.signals().isEmpty()) {
            throw new BadData(header.where(), "expected at least one signal, got none");
        }
        return LeadNames.leads(lines.stream().map(SignalLine::description).toList());
    }

    /** Writers that compute no checks give all leads the same, such as zeros: those say nothing, and nor does a lead alone. */
    private void requireAnyCheckToHold(List<SignalDecoder> decoders) {
        List<SignalDecoder> checked =
                decoders.stream().filter(SignalDecoder::isChecked).toList();
        boolean computed =
                checked.stream().map(SignalDecoder::checks).distinct().count() > 1;
        if (header.frames().isPresent()
                && computed
                && checked.stream().allMatch(d -> d.firstValueIsWrong() && d.checksumIsWrong())) {
            throw new BadData(
                    header.where(),
                    "the first values and checksums of all leads (%s) are wrong: the signal file is not what the header describes"
                            .formatted(checked.size()));
        }
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
