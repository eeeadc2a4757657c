package io.heartproof.benchmark.measure;

/** What a figure counts, and whether more of it is better. */
public enum MeasurementUnit {
    RECORDINGS_PER_SECOND("recordings/s", Better.MORE),
    MEGABYTES_PER_SECOND("MB/s", Better.MORE),
    MILLISECONDS("ms", Better.LESS),
    SECONDS("s", Better.LESS),
    /** Milliseconds of one training step, where the question is how much more the candidate costs. */
    MILLISECONDS_PER_STEP("ms a step", Better.COST),
    MEGABYTES("MB", Better.LESS),
    /** Questions about one recording: forward passes. */
    LOOKS("looks", Better.LESS);

    private final String text;
    private final Better better;

    MeasurementUnit(String text, Better better) {
        this.text = text;
        this.better = better;
    }

    private enum Better {
        MORE,
        LESS,
        /** Less, too; but the candidate does more than the baseline, and its ratio tells what that costs. */
        COST
    }

    /** How many times better the candidate's figure is than the baseline's; of costs, how many times as much. */
    public double ratio(double baseline, double candidate) {
        return better == Better.LESS ? baseline / candidate : candidate / baseline;
    }

    /** As it stands beside a figure, such as {@code recordings/s}. */
    @Override
    public String toString() {
        return text;
    }
}
