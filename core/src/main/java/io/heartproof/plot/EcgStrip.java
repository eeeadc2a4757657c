package io.heartproof.plot;

import io.heartproof.signal.LeadSignal;
import java.util.Arrays;
import java.util.List;

/** A piece of one lead on the paper: one or two curves about a common baseline. */
final class EcgStrip {
    private final String name;
    private final double x;
    private final SampleRange range;
    private final double gain;
    private final List<LeadCurve> curves;
    private final boolean empty;
    private final double baseline;
    private final double up;
    private final double down;

    /**
     * What is drawn.
     *
     * @param gain millimetres per unit of amplitude
     * @param centre what of the first is drawn at height 0
     * @param all drawn in this order
     */
    record LeadCurves(double gain, Centre centre, List<LeadCurve> all) {}

    /** What is drawn at height 0. */
    enum Centre {
        /** Of a lead, so that offsets do not matter. */
        MEDIAN,
        /** Of a difference, so that one sees to which side it goes. */
        ZERO
    }

    /** The whole lead, and how it is drawn. */
    record LeadCurve(LeadSignal signal, Colour colour, double widthMm) {}

    /** Samples {@code from} to {@code to - 1}. */
    record SampleRange(int from, int to) {
        /** The valid samples, ascending. */
        float[] sorted(float[] samples) {
            float[] sorted = Arrays.copyOfRange(samples, from, to);
            Arrays.sort(sorted);
            int valid = sorted.length;
            while (valid > 0 && Float.isNaN(sorted[valid - 1])) {
                valid--;
            }
            return Arrays.copyOf(sorted, valid);
        }
    }

    /**
     * @param name what is written above it
     * @param x where it starts, millimetres from the start of the first strip
     */
    EcgStrip(String name, double x, SampleRange range, LeadCurves drawn) {
        this.name = name;
        this.x = x;
        this.range = range;
        gain = drawn.gain();
        curves = drawn.all();
        float[] first = range.sorted(curves.get(0).signal().samples());
        empty = first.length == 0;
        baseline = empty || drawn.centre() == Centre.ZERO ? 0 : first[first.length / 2];
        double above = 0;
        double below = 0;
        for (LeadCurve curve : curves) {
            float[] sorted = range.sorted(curve.signal().samples());
            if (sorted.length > 0) {
                above = Math.max(above, gain * (sorted[sorted.length - 1] - baseline));
                below = Math.max(below, gain * (baseline - sorted[0]));
            }
        }
        up = above;
        down = below;
    }

    double x() {
        return x;
    }

    double gain() {
        return gain;
    }

    /** Millimetres above the baseline that the curves need. */
    double up() {
        return up;
    }

    /** Millimetres below the baseline. */
    double down() {
        return down;
    }

    /** Draws into a group whose origin is the baseline at the start of the row's first strip. */
    void draw(Markup svg, double millimetresPerSample, double roomUp, double roomDown) {
        Trace.StripScale scale = new Trace.StripScale(millimetresPerSample, gain, baseline, roomUp, roomDown);
        String place = "translate(" + Svg.number(x) + " 0) scale(.01)";
        for (LeadCurve curve : curves) {
            String path = Trace.path(curve.signal().samples(), range.from(), range.to(), scale);
            svg.line(
                    curve.colour(),
                    curve.widthMm() * 100,
                    path,
                    "transform",
                    place,
                    "stroke-linejoin",
                    "round",
                    "stroke-linecap",
                    "round");
        }
        label(svg, x + 1, 3.4 - roomUp, name);
        if (empty) {
            label(svg, x + 1, -1, "no valid sample");
        }
    }

    private static void label(Markup svg, double x, double y, String text) {
        String look = Colour.INK.fill() + " halo";
        svg.text(x, y, text, "class", look, "font-size", "3.2", "font-weight", "600");
    }
}
