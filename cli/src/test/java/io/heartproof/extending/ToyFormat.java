package io.heartproof.extending;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFormat;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A format of one's own, as {@code docs/extending.md} shows it: {@code TOY}, the sampling rate, then a line per lead with its
 * name and its samples in microvolts.
 */
public final class ToyFormat implements RecordingFormat {
    private static final String MARK = "TOY ";
    private static final long LARGEST_BYTES = 1 << 26;

    @Override
    public String name() {
        return "Toy";
    }

    @Override
    public List<String> endings() {
        return List.of(".toy");
    }

    @Override
    public boolean recognises(String name, byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(MARK);
    }

    @Override
    public Recording read(RecordingFile file, ReadOptions options) throws IOException {
        if (file.size() > LARGEST_BYTES) {
            throw new BadData(file.where(), "at most " + LARGEST_BYTES + " bytes are read, got " + file.size());
        }
        List<String> lines =
                new String(file.bytes(), StandardCharsets.ISO_8859_1).lines().toList();
        try {
            double samplingRateHz = Double.parseDouble(lines.get(0).substring(MARK.length()));
            List<LeadSignal> signals = new ArrayList<>();
            lines.stream().skip(1).map(ToyFormat::signal).forEach(signals::add);
            return new Recording(
                    file.name().replaceFirst("\\.toy$", ""),
                    samplingRateHz,
                    signals,
                    Patient.UNKNOWN,
                    List.of(),
                    new Source(name(), List.of(file.where()), List.of()));
        } catch (IllegalArgumentException e) {
            throw new BadData(file.where(), "no numbers where they should be", e);
        }
    }

    private static LeadSignal signal(String line) {
        String[] words = line.split(" ");
        float[] samples = new float[words.length - 1];
        for (int t = 0; t < samples.length; t++) {
            samples[t] = Integer.parseInt(words[t + 1]) * 1e-3f;
        }
        return LeadSignal.millivolts(new Lead(words[0]), samples);
    }

    /** What {@link #read} reads, to the microvolt. */
    static String text(Recording recording) {
        StringBuilder text = new StringBuilder(MARK + recording.samplingRateHz() + "\n");
        for (LeadSignal signal : recording.signals()) {
            text.append(signal.lead().name());
            for (float sample : signal.samples()) {
                text.append(' ').append(Math.round(sample * 1000));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
