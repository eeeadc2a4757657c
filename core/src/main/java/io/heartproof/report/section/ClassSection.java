package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.metric.ClassMetric;
import io.heartproof.metric.ClassScores;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Scores;
import io.heartproof.plot.HeatMap;
import io.heartproof.report.Results;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.FewRecordings;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.KindNames;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.NoiseSeries;
import io.heartproof.report.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Per class: how well it is recognised without noise and under each noise, and for which classes it is mistaken. */
final class ClassSection {
    private static final String AUROC_NOTE =
            "AUROC is the share of all pairs of a recording of the class and another one in which the former has the"
                    + " larger probability of the class. Under attack each class has its own worst case of all noise that"
                    + " was tried; only PGD and suites of attacks have it.";

    private final Page page;
    private final List<Run> runs;
    private final Csv perClass = new Csv(
            List.of("run", "condition", "noise", "level", "label", "recordings"),
            Stream.concat(ClassMetric.ALL.stream().map(ClassMetric::key), Stream.of(ClassScores.AUROC))
                    .toList());
    private final Csv confusion =
            new Csv(List.of("run", "condition", "noise", "level", "truth", "prediction", "recordings"), List.of());

    private ClassSection(Page page, List<Run> runs) {
        this.page = page;
        this.runs = runs;
    }

    /** Writes the section, if a run has results. */
    static void write(Page page, CommonLevels common) {
        List<Run> runs = common.runs();
        List<Run> evaluated =
                runs.stream().filter(run -> run.results().isPresent()).toList();
        if (!evaluated.isEmpty()) {
            new ClassSection(page, evaluated).write();
        }
    }

    private void write() {
        page.section("classes", "Per class");
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            String file = runs.size() == 1 ? "" : Words.fileName((i + 1) + "-" + run.name()) + "-";
            run.results().ifPresent(results -> write(run, results, file));
        }
        page.endSection();
        page.file("per-class.csv", perClass.toString());
        page.file("confusion.csv", confusion.toString());
    }

    private void write(Run run, Results results, String file) {
        if (runs.size() > 1) {
            page.body().element("h3", run.name(), "class", "name");
        }
        writeClean(results.clean());
        for (NoiseSeries series : run.series()) {
            writeByLevel("Sensitivity", series, scores -> Table.percent(scores.sensitivity()));
            if (series.kind().family() == Family.ADVERSARIAL && isRanked(series)) {
                writeByLevel("AUROC", series, scores -> Table.decimal(scores.auroc()));
            }
        }
        KindNames names = KindNames.of(results.noises());
        page.body().element("h4", "Confusion matrices").open("div", "class", "charts");
        heatMap("Without noise", results, results.clean(), "confusion-" + file + "clean.svg");
        for (NoiseSeries series : run.series()) {
            double level = series.telling();
            heatMap(
                    Words.capitalised(names.name(series.kind())) + ", "
                            + series.form().words(level),
                    results,
                    series.at(level),
                    "confusion-" + file + series.id() + ".svg");
        }
        page.body().close();
        lines(List.of(run.name(), Family.CLEAN, "", 0.0), results.clean());
        run.series().forEach(series -> lines(run, series));
    }

    private void writeClean(Scores clean) {
        boolean ranks = clean.macroAuroc().known().isPresent();
        List<String> heads =
                new ArrayList<>(List.of("Class", "Recordings", "Sensitivity", "Precision", "Balanced precision", "F1"));
        heads.addAll(ranks ? List.of("AUROC") : List.of());
        Table table = new Table("Without noise", heads);
        for (ClassScores scores : clean.perClass()) {
            List<Table.Cell> cells = new ArrayList<>(List.of(
                    Table.text(scores.label()),
                    Table.number(FewRecordings.marked(scores.recordings())),
                    Table.percent(scores.sensitivity()),
                    Table.percent(scores.precision()),
                    Table.percent(scores.balancedPrecision()),
                    Table.decimal(scores.f1())));
            cells.addAll(ranks ? List.of(Table.decimal(scores.auroc())) : List.of());
            table.row(cells);
        }
        List<String> notes = new ArrayList<>(
                List.of("Balanced precision is the precision as if every class had equally many recordings."));
        notes.addAll(ranks ? List.of(AUROC_NOTE) : List.of());
        if (clean.perClass().stream().anyMatch(scores -> FewRecordings.are(scores.recordings()))) {
            notes.add(FewRecordings.NOTE);
        }
        table.writeTo(page.body(), notes);
    }

    private static boolean isRanked(NoiseSeries series) {
        return series.noisy().values().stream()
                .anyMatch(scores -> scores.macroAuroc().known().isPresent());
    }

    private void writeByLevel(String figure, NoiseSeries series, Function<ClassScores, Table.Cell> cell) {
        List<String> header = new ArrayList<>(List.of("Class", "Recordings"));
        series.levels().keySet().forEach(level -> header.add(series.form().numberOrNone(level)));
        Table table = new Table(
                figure + " under noise. " + series.title() + ", "
                        + series.form().label(),
                header);
        List<ClassScores> clean = series.clean().perClass();
        for (int k = 0; k < clean.size(); k++) {
            int index = k;
            Stream<Table.Cell> first = Stream.of(
                    Table.text(clean.get(k).label()),
                    Table.number(FewRecordings.marked(clean.get(k).recordings())));
            Stream<Table.Cell> levels = series.levels().values().stream()
                    .map(scores -> cell.apply(scores.perClass().get(index)));
            table.row(Stream.concat(first, levels).toList());
        }
        table.writeStacked(page.body());
    }

    private void heatMap(String title, Results results, Scores scores, String file) {
        page.drawing(
                file,
                HeatMap.confusion(title, results.classes(), scores.confusion().rows())
                        .draw());
    }

    private void lines(Run run, NoiseSeries series) {
        series.noisy()
                .forEach((level, scores) -> lines(
                        List.of(
                                run.name(),
                                series.kind().family(),
                                series.id(),
                                series.kind().unit().level(level)),
                        scores));
    }

    private void lines(List<Object> where, Scores scores) {
        for (ClassScores truth : scores.perClass()) {
            perClass.row(
                    and(where, truth.label(), truth.recordings()),
                    Stream.concat(
                                    ClassMetric.ALL.stream()
                                            .map(metric -> truth.figures().get(metric.key())),
                                    Stream.of(truth.auroc()))
                            .toArray(Figure[]::new));
        }
        List<String> labels = scores.perClass().stream().map(ClassScores::label).toList();
        for (int row = 0; row < labels.size(); row++) {
            for (int column = 0; column < labels.size(); column++) {
                confusion.row(and(
                        where,
                        labels.get(row),
                        labels.get(column),
                        scores.confusion().count(row, column)));
            }
        }
    }

    private static List<Object> and(List<Object> values, Object... more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }
}
