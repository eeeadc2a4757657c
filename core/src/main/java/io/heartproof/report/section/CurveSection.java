package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallMetric;
import io.heartproof.metric.OverallScores;
import io.heartproof.plot.Axis;
import io.heartproof.plot.LineChart;
import io.heartproof.plot.LineChart.Point;
import io.heartproof.plot.LineChart.Series;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.NoiseWords;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Curve;
import io.heartproof.report.run.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Accuracy, balanced accuracy and mean F1 against noise level: curves of all runs, or of all defences, in one plot, and their
 * numbers. Not thread-safe.
 */
public final class CurveSection {
    /** AUROC of a network whose answers are all alike. */
    private static final double EQUAL_ODDS = 0.5;

    private final Page page;
    private final String what;
    private final List<Compared> compared;
    private final Optional<ConstantNetwork> constant;
    private final Csv csv;

    /**
     * What is compared: a run or a defence.
     *
     * @param clean scores without noise, empty where it was not evaluated
     * @param curves one for each kind of noise
     */
    public record Compared(String name, Collection<OverallScores> clean, List<Curve> curves) {
        public Compared {
            clean = List.copyOf(clean);
            curves = List.copyOf(curves);
        }
    }

    private CurveSection(Page page, String what, List<Compared> compared, Optional<ConstantNetwork> constant) {
        this.page = page;
        this.what = what;
        this.compared = compared;
        this.constant = constant;
        this.csv = new Csv(
                List.of(what, "condition", "noise", "level", "recordings"),
                Stream.concat(OverallMetric.ALL.stream().map(OverallMetric::key), Stream.of(OverallScores.MACRO_AUROC))
                        .toList());
    }

    /** Writes the section, if a run was evaluated under noise. */
    static void write(Page page, CommonLevels common) {
        List<Run> runs = common.runs();
        write(
                page,
                "run",
                runs.stream()
                        .map(run -> new Compared(
                                run.name(),
                                run.results().stream()
                                        .map(results -> results.clean().overall())
                                        .toList(),
                                run.curves()))
                        .toList(),
                Run.constant(runs));
    }

    /**
     * Writes the section, if there is a curve.
     *
     * @param what {@code run} or {@code defence}
     * @param constant gets a row of its own at each level
     */
    public static void write(Page page, String what, List<Compared> compared, Optional<ConstantNetwork> constant) {
        new CurveSection(page, what, compared, constant).write();
    }

    private void write() {
        Map<Kind, List<Curve>> kinds = compared.stream()
                .flatMap(one -> one.curves().stream())
                .collect(Collectors.groupingBy(Curve::kind, LinkedHashMap::new, Collectors.toList()));
        if (!kinds.isEmpty()) {
            page.section("noise", "Under noise");
            kinds.values().forEach(this::writeKind);
            page.endSection();
        }
        compared.forEach(this::lines);
        page.file("scores.csv", csv.toString());
    }

    private void lines(Compared one) {
        one.clean().forEach(clean -> line(List.of(one.name(), Family.CLEAN, "", 0.0), clean));
        for (Curve curve : one.curves()) {
            noisy(curve)
                    .forEach((level, scores) -> line(
                            List.of(
                                    one.name(),
                                    curve.kind().family(),
                                    curve.words().id(),
                                    curve.kind().unit().level(level)),
                            scores));
        }
    }

    private static SortedMap<Double, OverallScores> noisy(Curve curve) {
        SortedMap<Double, OverallScores> noisy = new TreeMap<>(curve.levels());
        noisy.remove(curve.kind().unit().noStrength());
        return noisy;
    }

    private void line(List<Object> where, OverallScores scores) {
        List<Object> values = new ArrayList<>(where);
        values.add(scores.recordings());
        csv.row(
                values,
                Stream.concat(
                                OverallMetric.ALL.stream().map(metric -> figure(scores, metric)),
                                Stream.of(scores.macroAuroc()))
                        .toArray(Figure[]::new));
    }

    private void writeKind(List<Curve> kind) {
        page.body().element("h3", kind.get(0).words().title()).open("div", "class", "charts");
        chart(kind, "Accuracy", Axis.percent(""), OverallScores::accuracy);
        chart(kind, "Balanced accuracy", Axis.percent(""), OverallScores::balancedAccuracy);
        chart(kind, "Mean F1", Axis.share(""), OverallScores::macroF1);
        for (OverallMetric metric : OverallMetric.FURTHER) {
            chart(kind, Words.capitalised(metric.name()), Axis.share(""), scores -> figure(scores, metric));
        }
        page.body().close();
        writeTable(kind);
    }

    private void chart(List<Curve> kind, String name, Axis y, Function<OverallScores, Figure> figure) {
        NoiseWords words = kind.get(0).words();
        Axis x = words.form().axis(levels(kind));
        List<Series> series = kind.stream()
                .map(curve -> new Series(curve.name(), points(curve, figure)))
                .toList();
        page.drawing(
                Words.fileName(name) + "-" + words.id() + ".svg",
                new LineChart(name + ", " + words.name(), x, y, series).draw());
    }

    private static Figure figure(OverallScores scores, OverallMetric metric) {
        return scores.figures().get(metric.key());
    }

    private static List<Point> points(Curve curve, Function<OverallScores, Figure> figure) {
        List<Point> points = new ArrayList<>();
        curve.levels()
                .forEach((level, scores) -> points.add(figure.apply(scores)
                        .known()
                        .map(known -> new Point(level, known.value(), known.low(), known.high()))
                        .orElse(Point.of(level, Double.NaN))));
        return points;
    }

    /** Level by level, so that they can be compared. */
    private void writeTable(List<Curve> kind) {
        NoiseWords words = kind.get(0).words();
        boolean ranks = isRanked(kind);
        List<String> heads = heads();
        heads.addAll(ranks ? List.of("Mean AUROC") : List.of());
        Table table = new Table(words.title() + ": " + words.form().label(), heads);
        for (double level : levels(kind)) {
            String text = words.form().numberOrNone(level);
            for (Curve curve : kind) {
                OverallScores scores = curve.levels().get(level);
                if (scores != null) {
                    List<Table.Cell> cells = cells(text, curve.name(), scores);
                    cells.addAll(ranks ? List.of(Table.decimal(scores.macroAuroc())) : List.of());
                    table.row(cells);
                }
            }
        }
        constant.ifPresent(network -> {
            List<Table.Cell> cells = cells("any", network.name(), network.scores());
            cells.addAll(ranks ? List.of(Table.number(Words.decimal(EQUAL_ODDS))) : List.of());
            table.row(cells);
        });
        table.writeTo(page.body(), List.of());
    }

    private static boolean isRanked(List<Curve> kind) {
        return kind.stream()
                .flatMap(curve -> noisy(curve).values().stream())
                .anyMatch(scores -> scores.macroAuroc().known().isPresent());
    }

    private List<String> heads() {
        List<String> heads =
                new ArrayList<>(List.of("Level", Words.capitalised(what), "Accuracy", "Balanced accuracy", "Mean F1"));
        OverallMetric.FURTHER.forEach(metric -> heads.add(Words.capitalised(metric.name())));
        return heads;
    }

    private static List<Table.Cell> cells(String level, String name, OverallScores scores) {
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.number(level),
                Table.text(name),
                Table.percent(scores.accuracy()),
                Table.percent(scores.balancedAccuracy()),
                Table.decimal(scores.macroF1())));
        OverallMetric.FURTHER.forEach(metric -> cells.add(Table.decimal(figure(scores, metric))));
        return cells;
    }

    private static SortedSet<Double> levels(List<Curve> kind) {
        SortedSet<Double> levels = new TreeSet<>();
        kind.forEach(curve -> levels.addAll(curve.levels().keySet()));
        return levels;
    }
}
