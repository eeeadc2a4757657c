package io.heartproof.report.section;

import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.Scores;
import io.heartproof.report.Adversarial;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.Prediction;
import io.heartproof.report.Results;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import java.util.ArrayList;
import java.util.List;

/** Every evaluated run in a row: scores without noise, areas under accuracy; below them the constant network. */
record GlanceTable(Page page, List<Run> evaluated) {
    /** Writes the table, and its areas as CSV. */
    void write() {
        List<String> norms = evaluated.stream()
                .flatMap(run -> run.results().stream())
                .flatMap(results -> results.robustnessAuc().adversarial().keySet().stream())
                .distinct()
                .sorted((a, b) -> b.compareTo(a))
                .toList();
        List<String> header = new ArrayList<>(List.of("Run", "Recordings", "Accuracy", "Balanced accuracy", "Mean F1"));
        norms.forEach(norm -> header.add(areaName(norm)));
        header.add("Area, white noise");
        Table table = new Table("At a glance (without noise; areas under accuracy against noise level)", header);
        Csv csv = new Csv(List.of("run", "noise", "recordings"), List.of("area"));
        for (Run run : evaluated) {
            run.results().ifPresent(results -> {
                table.row(cells(run, results, norms));
                areas(csv, run, results);
            });
        }
        Run.constant(evaluated).ifPresent(network -> table.row(cells(network, norms.size() + 1)));
        table.writeCards(page.body());
        page.file("areas.csv", csv.toString());
    }

    /** Its accuracy is the same at every level, and so is the area under it. */
    private static List<Table.Cell> cells(ConstantNetwork network, int areas) {
        OverallScores scores = network.scores();
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.text(network.name()),
                Table.number(Integer.toString(scores.recordings())),
                Table.percent(scores.accuracy()),
                Table.percent(scores.balancedAccuracy()),
                Table.decimal(scores.macroF1())));
        for (int area = 0; area < areas; area++) {
            cells.add(Table.decimal(scores.accuracy()));
        }
        return cells;
    }

    private static String areaName(String norm) {
        return "Area, " + Adversarial.symbol(norm) + " noise";
    }

    private static List<Table.Cell> cells(Run run, Results results, List<String> norms) {
        Scores clean = results.clean();
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.text(run.name()));
        cells.add(Table.number(Integer.toString(results.recordings())));
        cells.add(Table.percent(clean.accuracy()));
        cells.add(Table.percent(clean.balancedAccuracy()));
        cells.add(Table.decimal(clean.macroF1()));
        for (String norm : norms) {
            Figure area = results.robustnessAuc().adversarial().get(norm);
            cells.add(area == null ? Table.text("not run") : Table.decimal(area));
        }
        cells.add(Table.decimal(results.robustnessAuc().whiteNoise()));
        return cells;
    }

    private static void areas(Csv csv, Run run, Results results) {
        results.robustnessAuc()
                .adversarial()
                .forEach((norm, area) -> csv.row(List.of(run.name(), norm, results.recordings()), area));
        csv.row(
                List.of(run.name(), Prediction.WHITE_NOISE, results.recordings()),
                results.robustnessAuc().whiteNoise());
    }
}
