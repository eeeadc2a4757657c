package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.Scores;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Results;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.paired.KindNames;
import io.heartproof.report.paired.NoiseWords;
import io.heartproof.report.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every evaluated run in a row: scores without noise, areas under accuracy; below them the constant network. */
record GlanceTable(Page page, List<Run> evaluated) {
    /** Writes the table, and its areas as CSV. */
    void write() {
        List<Kind> kinds = kinds();
        KindNames names = KindNames.of(kinds);
        List<String> header = new ArrayList<>(List.of("Run", "Recordings", "Accuracy", "Balanced accuracy", "Mean F1"));
        kinds.forEach(kind -> header.add("Area, " + names.name(kind)));
        Table table = new Table("At a glance (without noise; areas under accuracy against noise level)", header);
        Csv csv = new Csv(List.of("run", "noise", "recordings"), List.of("area"));
        for (Run run : evaluated) {
            run.results().ifPresent(results -> {
                table.row(cells(run, results, kinds));
                areas(csv, run, results, names);
            });
        }
        Run.constant(evaluated).ifPresent(network -> table.row(cells(network, kinds.size())));
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

    /** The kinds of noise that a run has an area of: attacks, those in L∞ first, then white noise. */
    private List<Kind> kinds() {
        return evaluated.stream()
                .flatMap(run -> run.results().stream())
                .flatMap(results -> results.kinds().stream())
                .map(KindFindings::kind)
                .distinct()
                .sorted(Comparator.comparing((Kind kind) -> kind.family() != Family.ADVERSARIAL)
                        .thenComparing(Kind::norm, Comparator.reverseOrder()))
                .toList();
    }

    private static Stream<KindFindings> attacks(Results results) {
        return results.kinds().stream().filter(findings -> findings.kind().family() == Family.ADVERSARIAL);
    }

    private static List<Table.Cell> cells(Run run, Results results, List<Kind> kinds) {
        Scores clean = results.clean();
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(Table.text(run.name()));
        cells.add(Table.number(Integer.toString(results.recordings())));
        cells.add(Table.percent(clean.accuracy()));
        cells.add(Table.percent(clean.balancedAccuracy()));
        cells.add(Table.decimal(clean.macroF1()));
        for (Kind kind : kinds) {
            cells.add(results.findings(kind)
                    .map(findings -> Table.decimal(findings.area()))
                    .orElse(Table.number("not run")));
        }
        return cells;
    }

    private static Figure whiteNoise(Results results) {
        return results.findings(Kind.WHITE).map(KindFindings::area).orElse(KindFindings.NOT_RUN);
    }

    private static void areas(Csv csv, Run run, Results results, KindNames names) {
        attacks(results)
                .sorted(Comparator.comparing(findings -> findings.kind().norm()))
                .forEach(findings -> csv.row(
                        List.of(run.name(), id(names, findings.kind()), results.recordings()), findings.area()));
        csv.row(List.of(run.name(), Family.WHITE_NOISE, results.recordings()), whiteNoise(results));
    }

    /** The norm, where no other attack has it. */
    private static String id(KindNames names, Kind attack) {
        return names.isAloneInItsNorm(attack)
                ? attack.norm()
                : NoiseWords.of(attack).id();
    }
}
