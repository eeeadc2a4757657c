package io.heartproof.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines with the bands of their intervals. A few short names stand at the ends of their lines, otherwise a legend stands
 * below. Series differ in colour and marker, beyond six also in their dashes; series of the same points are one line, and
 * their names have its colour and marker.
 *
 * @param title above the chart
 * @param x horizontal axis
 * @param y vertical axis
 * @param series drawn in this order; one alone needs no name
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series) {
    private static final double WIDTH = 400;
    private static final double LEFT = 46;
    private static final double TOP = 30;
    private static final double PLOT_HEIGHT = 190;
    private static final double BELOW = 44;
    private static final double CHARACTER = 6.2;
    private static final int LONGEST_DIRECT = 14;
    private static final int MOST_DIRECT = 5;
    private static final int LONGEST_TITLE = 48;
    private static final int LONGEST_LEGEND = 52;
    private static final double LEGEND_LINE = 17;
    private static final double DIRECT_LINE = 13;

    /**
     * A named line.
     *
     * @param points in the order of x
     */
    public record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** A value with its interval. A value that is NaN leaves a gap, an interval that is NaN has no band. */
    public record Point(double x, double value, double low, double high) {
        /** A value without interval. */
        public static Point of(double x, double value) {
            return new Point(x, value, Double.NaN, Double.NaN);
        }
    }

    public LineChart {
        series = List.copyOf(series);
    }

    /** Draws it, 400 pixels wide. */
    public Svg draw() {
        int longest = series.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        boolean named = series.size() > 1;
        boolean direct = named && longest <= LONGEST_DIRECT && series.size() <= MOST_DIRECT;
        double right = direct ? 14 + CHARACTER * longest : Math.max(16, lastLabel() * CHARACTER / 2 + 4);
        ChartArea area = new ChartArea(LEFT, TOP, WIDTH - LEFT - right, PLOT_HEIGHT, x, y);
        double legend = named && !direct ? LEGEND_LINE * series.size() : 0;
        Markup svg = new Markup();
        svg.text(
                2,
                15,
                Svg.shortened(title, LONGEST_TITLE),
                "class",
                Colour.INK.fill(),
                "font-size",
                "13",
                "font-weight",
                "600");
        area.drawAxes(svg);
        int[] lines =
                IntStream.range(0, series.size()).filter(i -> first(i) == i).toArray();
        for (int i : lines) {
            new SeriesStyle(i).drawBand(svg, area, series.get(i));
        }
        for (int i : lines) {
            new SeriesStyle(i).drawLine(svg, area, series.get(i));
        }
        if (direct) {
            drawNames(svg, area);
        } else if (named) {
            drawLegend(svg);
        }
        return new Svg(title, WIDTH, TOP + PLOT_HEIGHT + BELOW + legend, "px", svg.toString());
    }

    /** The first series with the points of that one: a line would hide it. */
    private int first(int index) {
        return IntStream.range(0, index)
                .filter(i -> series.get(i).points().equals(series.get(index).points()))
                .findFirst()
                .orElse(index);
    }

    /** How many characters stand under the right end of the axis. */
    private int lastLabel() {
        return x.ticks().stream()
                .max(Comparator.comparingDouble(Axis.Tick::position))
                .map(tick -> tick.label().length())
                .orElse(0);
    }

    private void drawLegend(Markup svg) {
        for (int i = 0; i < series.size(); i++) {
            double y = TOP + PLOT_HEIGHT + BELOW + LEGEND_LINE * i + 6;
            new SeriesStyle(first(i)).drawSwatch(svg, LEFT, y);
            String name = Svg.shortened(series.get(i).name(), LONGEST_LEGEND);
            svg.text(LEFT + 34, y + 4, name, "class", Colour.INK.fill(), "font-size", "12");
        }
    }

    /** Names at the line ends, moved apart where they would overlap. */
    private void drawNames(Markup svg, ChartArea area) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(endOf(series.get(a), area), endOf(series.get(b), area)));
        double room = TOP + PLOT_HEIGHT + 4;
        double[] ys = new double[order.size()];
        for (int i = 0; i < ys.length; i++) {
            double wanted = endOf(series.get(order.get(i)), area) + 4;
            ys[i] = i == 0 ? wanted : Math.max(wanted, ys[i - 1] + DIRECT_LINE);
        }
        for (int i = ys.length - 1; i >= 0; i--) {
            ys[i] = Math.min(ys[i], i == ys.length - 1 ? room : ys[i + 1] - DIRECT_LINE);
        }
        for (int i = 0; i < ys.length; i++) {
            Series named = series.get(order.get(i));
            String colour = new SeriesStyle(first(order.get(i))).colour().fill();
            svg.text(area.right() + 8, ys[i], named.name(), "class", colour, "font-size", "12");
        }
    }

    private static double endOf(Series series, ChartArea area) {
        return series.points().stream()
                .filter(point -> !Double.isNaN(point.value()))
                .reduce((first, second) -> second)
                .map(point -> area.y(point.value()))
                .orElse(area.y(0));
    }
}
