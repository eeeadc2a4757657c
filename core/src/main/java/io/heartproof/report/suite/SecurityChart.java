package io.heartproof.report.suite;

import io.heartproof.metric.suite.AttackFindings;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.plot.Axis;
import io.heartproof.plot.LineChart;
import io.heartproof.plot.LineChart.Point;
import io.heartproof.plot.LineChart.Series;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Words;
import java.util.ArrayList;
import java.util.List;

/** Security curves: accuracy against the size of noise, of each attack alone on the sample, and their envelope. */
final class SecurityChart {
    private SecurityChart() {}

    /** Draws the curves, if any attack ran alone. */
    static void draw(Page page, SuiteSection.PlacedSuite place) {
        SuiteFindings suite = place.suite();
        if (suite.sampled() == 0) {
            return;
        }
        List<Series> series = new ArrayList<>();
        series.add(series("all attacks", suite.levels(), suite.envelope()));
        for (AttackFindings attack : suite.attacks()) {
            if (!attack.accuracy().isEmpty()) {
                series.add(series(attack.effort().attack(), suite.levels(), attack.accuracy()));
            }
        }
        String title = "Each attack alone on " + Words.count(suite.sampled(), "recording");
        Axis x = place.words().form().axis(suite.levels());
        page.drawing(
                "security-" + place.words().id() + ".svg", new LineChart(title, x, Axis.percent(""), series).draw());
    }

    private static Series series(String name, List<Double> levels, List<Double> accuracy) {
        List<Point> points = new ArrayList<>(List.of(Point.of(0, 1)));
        for (int i = 0; i < levels.size(); i++) {
            points.add(Point.of(levels.get(i), accuracy.get(i)));
        }
        return new Series(name, points);
    }
}
