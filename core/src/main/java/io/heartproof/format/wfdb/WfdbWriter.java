package io.heartproof.format.wfdb;

import io.heartproof.file.AtomicFile;
import io.heartproof.format.wfdb.header.HeaderComments;
import io.heartproof.format.wfdb.header.HeaderParser;
import io.heartproof.format.wfdb.header.PatientComments;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a recording as a WFDB record in format 16: {@code NAME.dat}, then {@code NAME.hea}, each whole or not at all.
 *
 * <p>Every lead gets the finest gain of 1, 2 or 5 times a power of ten at which no sample clips, so that rounding is
 * half a code, at most 1/26,000 of the lead's peak. An uncalibrated lead keeps the usual 200 codes per nominal
 * millivolt, which its header leaves unsaid. NaN becomes the code for an invalid sample. Age, sex and diagnosis codes
 * are written as comments in PhysioNet's form, who the patient is only where the recording says so.
 */
public final class WfdbWriter {
    private static final Pattern RECORD_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final int BLOCK_FRAMES = 1024;

    private WfdbWriter() {}

    /**
     * Writes {@code folder/NAME.dat} and {@code folder/NAME.hea}, named after the recording.
     *
     * @throws BadData where the name is no record name, or a sample is infinite or too large
     */
    public static void write(Recording recording, Path folder) throws IOException {
        String name = recording.name();
        List<EncodedSignal> signals = encoded(recording);
        AtomicFile.write(folder.resolve(name + ".dat"), out -> writeFrames(signals, recording.length(), out));
        AtomicFile.write(folder.resolve(name + HeaderParser.EXTENSION), header(recording, signals));
    }

    /**
     * The same two files as bytes by their names, the header first. The signals take two bytes per lead and sample, which the
     * caller has shown to be few enough.
     *
     * @throws BadData as above
     */
    public static Map<String, byte[]> files(Recording recording) throws IOException {
        List<EncodedSignal> signals = encoded(recording);
        ByteArrayOutputStream frames = new ByteArrayOutputStream(Short.BYTES * signals.size() * recording.length());
        writeFrames(signals, recording.length(), frames);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                recording.name() + HeaderParser.EXTENSION,
                header(recording, signals).getBytes(StandardCharsets.UTF_8));
        files.put(recording.name() + ".dat", frames.toByteArray());
        return files;
    }

    private static List<EncodedSignal> encoded(Recording recording) {
        String name = recording.name();
        if (!RECORD_NAME.matcher(name).matches()) {
            throw new BadData(name, "a record name has letters, digits, '_', '-' and '.' only");
        }
        return recording.signals().stream().map(s -> EncodedSignal.of(name, s)).toList();
    }

    private static void writeFrames(List<EncodedSignal> signals, int frames, OutputStream out) throws IOException {
        ByteBuffer block =
                ByteBuffer.allocate(BLOCK_FRAMES * signals.size() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int start = 0; start < frames; start += BLOCK_FRAMES) {
            block.clear();
            for (int frame = start; frame < Math.min(start + BLOCK_FRAMES, frames); frame++) {
                for (EncodedSignal signal : signals) {
                    block.putShort(signal.code(frame));
                }
            }
            out.write(block.array(), 0, block.position());
        }
    }

    private static String header(Recording recording, List<EncodedSignal> signals) {
        String name = recording.name();
        StringBuilder header = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %d %s %d\n",
                name,
                signals.size(),
                plain(recording.samplingRateHz()),
                recording.length()));
        signals.forEach(signal -> header.append(signal.line(name + ".dat")));
        comments(recording)
                .forEach((key, value) -> header.append('#')
                        .append(key)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return header.toString();
    }

    private static Map<String, String> comments(Recording recording) {
        Map<String, String> comments = PatientComments.of(recording.patient());
        if (!recording.diagnosisCodes().isEmpty()) {
            String codes = String.join(",", recording.diagnosisCodes());
            comments.put("Dx", printable(codes));
        }
        if (recording.source().simulated()) {
            comments.put(HeaderComments.SOURCE, HeaderComments.SIMULATOR);
        }
        recording.source().attack().ifPresent(attack -> comments.put(HeaderComments.ATTACK, printable(attack)));
        return comments;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
