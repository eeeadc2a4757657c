package io.heartproof.contract;

/**
 * Every recording is padded to the next whole number of blocks and one more, so that recordings of about the same
 * length share a bucket and none is computed on the zeros of another.
 *
 * <pre>{@code
 * T = t rounded up to a multiple of 1024, at least 3072, and 1024 more
 * evaluation: the signal stands at the very end
 * training:   the signal starts at a place drawn uniformly from 0, ..., T - t
 * }</pre>
 *
 * The block more gives training room to move the signal. Evaluation has it too, though it needs none: the norms look at
 * the zeros, and a network that was trained with more of them than it is evaluated with answers wrongly.
 *
 * @param cutSamples samples kept of each recording, from {@link #SHORTEST} to {@link #LONGEST}
 */
public record BucketForm(int cutSamples) implements InputForm {
    public BucketForm {
        FormLimits.require("cutSamples", cutSamples, SHORTEST, LONGEST);
    }

    @Override
    public int paddedLength(int samples) {
        FormLimits.requireTaken(this, samples);
        int blocks = Math.max(WINDOW, (samples + BLOCK - 1) / BLOCK * BLOCK);
        return blocks + BLOCK;
    }

    @Override
    public int start(int samples, Purpose purpose, double u) {
        int latest = paddedLength(samples) - samples;
        if (purpose == Purpose.EVALUATION) {
            return latest;
        }
        FormLimits.requireUnit(u);
        return (int) (u * (latest + 1));
    }

    @Override
    public String toString() {
        return "bucket form, cut at " + cutSamples + " samples";
    }
}
