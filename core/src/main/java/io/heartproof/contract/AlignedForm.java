package io.heartproof.contract;

import io.heartproof.problem.BadData;

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
                    "input contract", "cutSamples must lie between 1 and %d, got %d".formatted(LONGEST, cutSamples));
        }
        if (blockSamples < 1 || blockSamples > cutSamples) {
            throw new BadData(
                    "input contract",
                    "blockSamples must lie between 1 and %d, got %d".formatted(cutSamples, blockSamples));
        }
    }

    @Override
    public int shortestSamples() {
        return 1;
    }

    @Override
    public int paddedLength(int samples) {
        if (samples < 1 || samples > cutSamples) {
            throw new IllegalArgumentException("expected 1 to %d samples, got %d".formatted(cutSamples, samples));
        }
        return (samples + blockSamples - 1) / blockSamples * blockSamples;
    }

    @Override
    public int start(int samples, Purpose purpose, double u) {
        return 0;
    }

    @Override
    public String toString() {
        return "aligned form, cut at %d samples, in blocks of %d".formatted(cutSamples, blockSamples);
    }
}
