package io.heartproof.contract;

import io.heartproof.problem.BadData;
import java.util.Locale;

/**
 * The signal stands at the very begin, with zeros behind it up to a whole number of blocks: the usual way of networks that
 * were not made here. A block as long as the cut gives every input one length; a block of 1 pads nothing.
 *
 * <pre>{@code
 * T = t rounded up to a multiple of blockSamples
 * }</pre>
 *
 * @param cutSamples samples kept of each recording, from 1 to {@link #LONGEST}
 * @param blockSamples from 1 to {@link #cutSamples()}
 */
public record AlignedForm(int cutSamples, int blockSamples) implements InputForm {
    public AlignedForm {
        if (cutSamples < 1 || cutSamples > LONGEST) {
            throw new BadData(
                    "input contract",
                    String.format(Locale.ROOT, "cutSamples must lie between 1 and %d, got %d", LONGEST, cutSamples));
        }
        if (blockSamples < 1 || blockSamples > cutSamples) {
            throw new BadData(
                    "input contract",
                    String.format(
                            Locale.ROOT, "blockSamples must lie between 1 and %d, got %d", cutSamples, blockSamples));
        }
    }

    @Override
    public int shortestSamples() {
        return 1;
    }

    @Override
    public int paddedLength(int samples) {
        if (samples < 1 || samples > cutSamples) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "expected 1 to %d samples, got %d", cutSamples, samples));
        }
        return (samples + blockSamples - 1) / blockSamples * blockSamples;
    }

    @Override
    public int start(int samples, Purpose purpose, double u) {
        return 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "aligned form, cut at %d samples, in blocks of %d", cutSamples, blockSamples);
    }
}
