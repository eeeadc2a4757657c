package io.heartproof.contract;

import java.util.Locale;

/**
 * The signal stands at the very beginning, with zeros behind it up to a whole number of blocks: the usual way of networks that
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
        FormLimits.require("cutSamples", cutSamples, 1, LONGEST);
        FormLimits.require("blockSamples", blockSamples, 1, cutSamples);
    }

    @Override
    public int shortestSamples() {
        return 1;
    }

    @Override
    public int paddedLength(int samples) {
        FormLimits.requireTaken(this, samples);
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
