package io.heartproof.plot;

/**
 * Turns samples into the data of an SVG path, in hundredths of a millimetre.
 *
 * <p>Where more than two samples fall on one fifth of a millimetre, only the smallest and the largest of them are drawn,
 * in the order in which they occur, so that no peak is lost. NaN leaves a gap; what lies beyond the row is drawn at its
 * edge. Not thread-safe.
 */
final class Trace {
    private static final double COLUMN_MM = 0.2;
    private static final double HUNDREDTHS = 100;

    private final StringBuilder path = new StringBuilder();
    private final StripScale scale;
    private boolean penDown;
    private long x;
    private long y;

    /**
     * How samples become millimetres.
     *
     * @param millimetresPerSample along the time axis
     * @param gain millimetres per unit of amplitude
     * @param baseline the amplitude drawn at height 0
     * @param up millimetres of room above height 0
     * @param down millimetres of room below it
     */
    record StripScale(double millimetresPerSample, double gain, double baseline, double up, double down) {
        /** Downwards from the baseline, within the row. */
        double y(float sample) {
            return Math.max(-up, Math.min(down, (baseline - sample) * gain));
        }
    }

    private Trace(StripScale scale) {
        this.scale = scale;
    }

    /** The path of samples {@code from} to {@code to - 1}; the first one is at x = 0, the baseline at y = 0. */
    static String path(float[] samples, int from, int to, StripScale scale) {
        Trace trace = new Trace(scale);
        double samplesPerColumn = Math.max(1, Math.min(samples.length, COLUMN_MM / scale.millimetresPerSample()));
        int columns = (int) Math.ceil((to - from) / samplesPerColumn);
        for (int column = 0; column < columns; column++) {
            int start = from + (int) Math.round(column * samplesPerColumn);
            int end = Math.min(to, from + (int) Math.round((column + 1) * samplesPerColumn));
            trace.column(samples, from, start, end);
        }
        return trace.path.toString();
    }

    private void column(float[] samples, int origin, int start, int end) {
        int lowest = -1;
        int highest = -1;
        for (int i = start; i < end; i++) {
            if (Float.isNaN(samples[i])) {
                draw(samples, origin, lowest, highest);
                lowest = -1;
                highest = -1;
                penDown = false;
            } else {
                lowest = lowest < 0 || samples[i] < samples[lowest] ? i : lowest;
                highest = highest < 0 || samples[i] > samples[highest] ? i : highest;
            }
        }
        draw(samples, origin, lowest, highest);
    }

    private void draw(float[] samples, int origin, int lowest, int highest) {
        if (lowest >= 0) {
            point(samples, origin, Math.min(lowest, highest));
            point(samples, origin, Math.max(lowest, highest));
        }
    }

    private void point(float[] samples, int origin, int sample) {
        long toX = Math.round((sample - origin) * scale.millimetresPerSample() * HUNDREDTHS);
        long toY = Math.round(scale.y(samples[sample]) * HUNDREDTHS);
        if (!penDown) {
            path.append('M').append(toX).append(' ').append(toY).append("h0");
            penDown = true;
        } else if (toX != x || toY != y) {
            path.append('l').append(toX - x).append(' ').append(toY - y);
        }
        x = toX;
        y = toY;
    }
}
