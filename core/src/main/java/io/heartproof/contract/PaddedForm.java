package io.heartproof.contract;

/**
 * Every input has the same length, whatever the recording's: the cut and room for one window, rounded up to whole blocks.
 *
 * <pre>{@code
 * T = cut + 3072, rounded up to a multiple of 1024
 * evaluation: the signal stands at the very end,  start = T - t
 * training:   it moves by up to one window,       start = T - t - floor(3072 u)
 * }</pre>
 *
 * <p>Source: Ma and Liang, ICMLA 2020 (arXiv 2008.03609), "random padding", with a cut at 30,720 samples.
 *
 * @param cutSamples samples kept of each recording, from {@link #SHORTEST} to {@link #LONGEST}
 */
public record PaddedForm(int cutSamples) implements InputForm {
    /** The published form: 61.44 s at 500 Hz, padded to 33,792 samples. */
    public static final PaddedForm PUBLISHED = new PaddedForm(30_720);

    public PaddedForm {
        FormLimits.require("cutSamples", cutSamples, SHORTEST, LONGEST);
    }

    @Override
    public int paddedLength(int samples) {
        FormLimits.requireTaken(this, samples);
        return (cutSamples + WINDOW + BLOCK - 1) / BLOCK * BLOCK;
    }

    @Override
    public int start(int samples, Purpose purpose, double u) {
        int latest = paddedLength(samples) - samples;
        if (purpose == Purpose.EVALUATION) {
            return latest;
        }
        FormLimits.requireUnit(u);
        return latest - (int) (WINDOW * u);
    }

    @Override
    public String toString() {
        return "padded form, cut at " + cutSamples + " samples";
    }
}
