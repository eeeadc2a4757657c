package io.heartproof.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** How the series with that index (from 0) looks: colour, marker, dashes. */
record SeriesStyle(int index) {
    private static final String[] MARKERS = {
        "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z",
        "m-2.9 -2.9h5.8v5.8h-5.8z",
        "m0 -3.8l3.7 6.4h-7.4z",
        "m0 -4.1l4.1 4.1l-4.1 4.1l-4.1 -4.1z",
        "m0 3.8l3.7 -6.4h-7.4z",
        "m-3.6 -1.2h2.4v-2.4h2.4v2.4h2.4v2.4h-2.4v2.4h-2.4v-2.4h-2.4z"
    };
    private static final String[] DASHES = {"none", "6 3", "2 2.5", "8 3 2 3"};

    Colour colour() {
        return Colour.series(index);
    }

    void drawBand(Markup svg, ChartArea area, LineChart.Series series) {
        for (List<LineChart.Point> run : runs(series)) {
            List<LineChart.Point> bounded =
                    run.stream().filter(point -> !Double.isNaN(point.low())).toList();
            if (bounded.size() > 1) {
                svg.leaf("path", "class", colour().fill(), "fill-opacity", "0.16", "d", outline(area, bounded));
            } else {
                bounded.forEach(point -> whisker(svg, area, point));
            }
        }
    }

    void drawLine(Markup svg, ChartArea area, LineChart.Series series) {
        for (List<LineChart.Point> run : runs(series)) {
            stroke(svg, "M" + run.stream().map(point -> at(area, point)).collect(Collectors.joining("L")));
            if (run.size() <= 25) {
                run.forEach(point -> marker(svg, at(area, point)));
            }
        }
    }

    void drawSwatch(Markup svg, double x, double y) {
        stroke(svg, "M%s %sh26".formatted(Svg.number(x), Svg.number(y)));
        marker(svg, Svg.number(x + 13) + " " + Svg.number(y));
    }

    private void stroke(Markup svg, String path) {
        String dashes = DASHES[index / Colour.seriesColours() % DASHES.length];
        svg.line(colour(), 2, path, "stroke-linejoin", "round", "stroke-dasharray", dashes);
    }

    private void marker(Markup svg, String place) {
        svg.leaf("path", "class", colour().fill(), "d", "M" + place + MARKERS[index % MARKERS.length]);
    }

    private void whisker(Markup svg, ChartArea area, LineChart.Point point) {
        String path = "M%s %sV%s"
                .formatted(
                        Svg.number(area.x(point.x())),
                        Svg.number(area.y(point.low())),
                        Svg.number(area.y(point.high())));
        svg.line(colour(), 1.5, path, "stroke-opacity", "0.6");
    }

    private static String outline(ChartArea area, List<LineChart.Point> points) {
        List<LineChart.Point> back = new ArrayList<>(points);
        Collections.reverse(back);
        return "M"
                + points.stream()
                        .map(point -> place(area, point.x(), point.high()))
                        .collect(Collectors.joining("L"))
                + "L"
                + back.stream()
                        .map(point -> place(area, point.x(), point.low()))
                        .collect(Collectors.joining("L"))
                + "Z";
    }

    private static String at(ChartArea area, LineChart.Point point) {
        return place(area, point.x(), point.value());
    }

    private static String place(ChartArea area, double x, double y) {
        return Svg.number(area.x(x)) + " " + Svg.number(area.y(y));
    }

    /** The points between gaps. */
    private static List<List<LineChart.Point>> runs(LineChart.Series series) {
        List<List<LineChart.Point>> runs = new ArrayList<>();
        List<LineChart.Point> run = new ArrayList<>();
        for (LineChart.Point point : series.points()) {
            if (Double.isNaN(point.value())) {
                runs.add(run);
                run = new ArrayList<>();
            } else {
                run.add(point);
            }
        }
        runs.add(run);
        runs.removeIf(List::isEmpty);
        return runs;
    }
}
