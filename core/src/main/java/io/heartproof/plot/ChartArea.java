package io.heartproof.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rectangle between a chart's axes, in pixels, and the axes around it. */
record ChartArea(double left, double top, double width, double height, Axis xAxis, Axis yAxis) {
    private static final double CHARACTER = 6.2;
    private static final double GAP = 7;

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double value) {
        return left + width * xAxis.position(value);
    }

    /** Values beyond the axis are drawn at its end. */
    double y(double value) {
        return bottom() - height * Math.max(0, Math.min(1, yAxis.position(value)));
    }

    void drawAxes(Markup svg) {
        for (Axis.Tick tick : yAxis.ticks()) {
            double y = bottom() - height * tick.position();
            line(svg, Colour.RULE, "M%s %sh%s".formatted(Svg.number(left), Svg.number(y), Svg.number(width)));
            svg.text(left - 7, y + 4, tick.label(), small("end"));
        }
        line(svg, Colour.MUTED, "M%s %sh%s".formatted(Svg.number(left), Svg.number(bottom()), Svg.number(width)));
        for (Axis.Tick tick : xAxis.ticks()) {
            double x = left + width * tick.position();
            line(svg, Colour.MUTED, "M%s %sv4".formatted(Svg.number(x), Svg.number(bottom())));
        }
        if (xAxis.breakPosition() > 0) {
            String place = Svg.number(left + width * xAxis.breakPosition()) + " " + Svg.number(bottom() + 4);
            line(svg, Colour.MUTED, "M" + place + "m-4 0l4 -8m4 0l-4 8");
        }
        for (Axis.Tick tick : withRoom(xAxis.ticks())) {
            svg.text(left + width * tick.position(), bottom() + 17, tick.label(), small("middle"));
        }
        svg.text(left + width / 2, bottom() + 35, xAxis.label(), small("middle"));
        svg.text(left - 7, top - 8, yAxis.label(), small("start"));
    }

    /** The ticks whose labels do not overlap: by rank, within a rank the first and the last before the others. */
    private List<Axis.Tick> withRoom(List<Axis.Tick> ticks) {
        List<Axis.Tick> order = new ArrayList<>(ticks);
        if (order.size() > 1) {
            order.add(1, order.remove(order.size() - 1));
        }
        order.sort(Comparator.comparingInt(Axis.Tick::rank));
        List<Axis.Tick> kept = new ArrayList<>();
        for (Axis.Tick tick : order) {
            if (kept.stream().allMatch(other -> apart(tick, other))) {
                kept.add(tick);
            }
        }
        return kept;
    }

    private boolean apart(Axis.Tick one, Axis.Tick next) {
        double half = CHARACTER * (one.label().length() + next.label().length()) / 2;
        return width * Math.abs(next.position() - one.position()) >= half + GAP;
    }

    private static void line(Markup svg, Colour colour, String path) {
        svg.line(colour, 1, path);
    }

    /** What a small text looks like whose {@code x} is its start, middle or end. */
    private static String[] small(String anchor) {
        return new String[] {"class", Colour.MUTED.fill(), "font-size", "11.5", "text-anchor", anchor};
    }
}
