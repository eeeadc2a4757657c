package io.heartproof.format.wfdb;

import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.format.wfdb.raw.SampleFormat;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One signal while its file is read: takes the codes of block after block, checks them against the header and turns
 * them into amplitudes. Where the signal has more samples per frame than are wanted, neighbours are averaged, leaving out
 * invalid ones. Not thread-safe.
 */
final class SignalDecoder {
    private final SignalLine line;
    private final int frameOffset;
    private final int wantedPerFrame;
    private final float[] amplitudes;
    private final double scale;
    private final double baseline;
    private final int invalid;

    private int frame;
    private int firstCode;
    private int previousCode;
    private int checksum;

    /**
     * @param frameOffset codes before this signal's in a frame of its file
     * @param wantedPerFrame samples per frame that are wanted; divides those that the signal has
     * @param frames how many will come
     */
    SignalDecoder(SignalLine line, int frameOffset, int wantedPerFrame, int frames) {
        this.line = line;
        this.frameOffset = frameOffset;
        this.wantedPerFrame = wantedPerFrame;
        this.amplitudes = new float[frames * wantedPerFrame];
        this.scale = line.calibration().scale();
        this.baseline = line.calibration().baseline();
        this.invalid = line.storage().format().invalidCode();
        this.previousCode = line.initialValue().orElse(0);
    }

    /**
     * Takes the next frames.
     *
     * @param codes frames of {@code frameLength} codes each, all signals of the file; differences are replaced by codes
     */
    void take(int[] codes, int frames, int frameLength) {
        if (line.storage().format() == SampleFormat.DIFFERENCES) {
            integrate(codes, frames, frameLength);
        }
        if (frame == 0) {
            firstCode = codes[frameOffset];
        }
        if (line.storage().samplesPerFrame() == 1) {
            takeSingle(codes, frames, frameLength);
        } else {
            takeSeveral(codes, frames, frameLength);
        }
        frame += frames;
    }

    private void takeSingle(int[] codes, int frames, int frameLength) {
        int sum = 0;
        for (int f = 0, i = frameOffset; f < frames; f++, i += frameLength) {
            int code = codes[i];
            sum += code;
            amplitudes[frame + f] = code == invalid ? Float.NaN : (float) ((code - baseline) * scale);
        }
        checksum += sum;
    }

    private void takeSeveral(int[] codes, int frames, int frameLength) {
        int averaged = line.storage().samplesPerFrame() / wantedPerFrame;
        int sample = frame * wantedPerFrame;
        for (int f = 0, start = frameOffset; f < frames; f++, start += frameLength) {
            for (int i = 0; i < wantedPerFrame; i++) {
                amplitudes[sample++] = average(codes, start + i * averaged, averaged);
            }
        }
    }

    private float average(int[] codes, int start, int count) {
        long sum = 0;
        int valid = 0;
        for (int i = start; i < start + count; i++) {
            checksum += codes[i];
            if (codes[i] != invalid) {
                sum += codes[i];
                valid++;
            }
        }
        return valid == 0 ? Float.NaN : (float) (((double) sum / valid - baseline) * scale);
    }

    private void integrate(int[] codes, int frames, int frameLength) {
        int samplesPerFrame = line.storage().samplesPerFrame();
        for (int f = 0, start = frameOffset; f < frames; f++, start += frameLength) {
            for (int i = start; i < start + samplesPerFrame; i++) {
                previousCode += codes[i];
                codes[i] = previousCode;
            }
        }
    }

    /** The lead, once all frames have been taken (of a null signal: none). */
    LeadSignal finish(Lead lead) {
        Arrays.fill(amplitudes, frame * wantedPerFrame, amplitudes.length, Float.NaN);
        int skew = line.storage().skew() * wantedPerFrame;
        if (skew > 0) {
            System.arraycopy(amplitudes, skew, amplitudes, 0, amplitudes.length - skew);
            Arrays.fill(amplitudes, amplitudes.length - skew, amplitudes.length, Float.NaN);
        }
        return line.calibration().signal(lead, amplitudes);
    }

    /** Adds what is odd about the signal, once all frames have been taken. */
    void addNotes(Lead lead, List<String> notes) {
        if (!line.calibration().calibrated()) {
            notes.add("lead " + lead + " is not calibrated");
        }
        if (wantedPerFrame < line.storage().samplesPerFrame()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "lead %s has %s where others have %d: averaged",
                    lead,
                    Counted.of(line.storage().samplesPerFrame(), "sample"),
                    wantedPerFrame));
        }
        if (firstValueIsWrong()) {
            notes.add(contradiction(lead, "initial value", line.initialValue().getAsInt(), firstCode));
        }
    }

    /** Adds that the checksum is wrong, where the header gives one, once all samples that it is about have been taken. */
    void addChecksumNote(Lead lead, List<String> notes) {
        if (checksumIsWrong()) {
            notes.add(contradiction(lead, "checksum", line.checksum().getAsInt(), (short) checksum));
        }
    }

    private static String contradiction(Lead lead, String what, int expected, int actual) {
        return String.format(Locale.ROOT, "lead %s: expected the %s %d, got %d", lead, what, expected, actual);
    }

    /** Whether there are samples, and the header gives both a first value and a checksum for them. */
    boolean isChecked() {
        return frame > 0 && line.initialValue().isPresent() && line.checksum().isPresent();
    }

    /** First value and checksum as the header gives them. */
    List<Integer> checks() {
        return List.of(line.initialValue().orElse(0), line.checksum().orElse(0));
    }

    boolean firstValueIsWrong() {
        return frame > 0 && line.initialValue().orElse(firstCode) != firstCode;
    }

    boolean checksumIsWrong() {
        return frame > 0 && (short) line.checksum().orElse(checksum) != (short) checksum;
    }
}
