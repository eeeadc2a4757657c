package io.heartproof.report.section;

import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.metric.robustness.BreakingLevels.ClassTally;
import io.heartproof.metric.robustness.BreakingLevels.Tally;
import io.heartproof.plot.HeatMap;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.FewRecordings;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.NoiseSeries;
import io.heartproof.report.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How much noise it takes: recordings by the smallest level that breaks them, per class, and the medians. */
final class BreakingSection {
    private static final String ALL = "All";
    private static final String NONE = "\u2013";
    private static final String READING =
            "For every recording that is right without noise: the smallest level that changed the answer; none, where"
                    + " all levels left it right, though larger noise may not. A row holds the recordings of one class, so"
                    + " it is their histogram. By the median level half of them have changed.";

    private static final String AIMED =
            " Noise that is aimed at a class changes the answer to that class, or does not count.";

    private final Page page;
    private final List<Run> runs;
    private final Csv medians =
            new Csv(List.of("run", "noise", "label", "recordings", "wrongWithoutNoise", "unbroken"), List.of("median"));
    private final Csv counts = new Csv(List.of("run", "noise", "label", "level", "recordings"), List.of());

    /** An attack in one run. */
    private record AttackRow(String run, NoiseSeries series, BreakingLevels levels) {
        static Stream<AttackRow> of(Run.Member member) {
            return member.series().breaking().stream()
                    .map(levels -> new AttackRow(member.run(), member.series(), levels));
        }

        double largest() {
            return levels.levels().get(levels.levels().size() - 1);
        }

        /** All recordings first, then those of each class. */
        List<ClassTally> rows() {
            return Stream.concat(Stream.of(new ClassTally(ALL, levels.all())), levels.perClass().stream())
                    .toList();
        }
    }

    /** Levels as figures; the interval says where it may reach beyond the largest. */
    private record LevelRange(LevelForm form, double largest) implements Words.Form {
        @Override
        public String value(double level) {
            return form.number(level);
        }

        @Override
        public String interval(Figure.Known figure) {
            String open = figure.high() == largest ? "\u2265\u2009" : "";
            return form.bare(figure.low()) + "\u2013" + open + form.bare(figure.high());
        }
    }

    private BreakingSection(Page page, List<Run> runs) {
        this.page = page;
        this.runs = runs;
    }

    /** Writes the section, if a run was attacked. */
    static void write(Page page, CommonLevels common) {
        List<Run> runs = common.runs();
        List<List<AttackRow>> kinds = Run.kinds(runs).stream()
                .map(kind -> kind.stream().flatMap(AttackRow::of).toList())
                .filter(kind -> !kind.isEmpty())
                .toList();
        if (!kinds.isEmpty()) {
            new BreakingSection(page, runs).writeAll(kinds);
        }
    }

    private void writeAll(List<List<AttackRow>> kinds) {
        page.section("breaking", "How much noise it takes");
        boolean aimed = kinds.stream()
                .anyMatch(
                        kind -> kind.get(0).series().kind().setting(Kind.TARGET).isPresent());
        page.body().element("p", aimed ? READING + AIMED : READING);
        kinds.forEach(this::writeKind);
        page.endSection();
        page.file("breaking-medians.csv", medians.toString());
        page.file("breaking-counts.csv", counts.toString());
    }

    private void writeKind(List<AttackRow> kind) {
        NoiseSeries first = kind.get(0).series();
        page.body().element("h3", first.title()).open("div", "class", "charts");
        for (int i = 0; i < kind.size(); i++) {
            AttackRow attack = kind.get(i);
            String run = runs.size() == 1 ? "" : "-" + Words.fileName((i + 1) + "-" + attack.run());
            page.drawing(
                    "breaking-" + first.id() + run + ".svg", histograms(attack).draw());
            attack.rows().forEach(row -> lines(attack, row));
        }
        if (runs.size() > 1) {
            page.body().close();
        }
        page.body().open("div");
        writeTable(kind);
        page.body().close();
        if (runs.size() == 1) {
            page.body().close();
        }
    }

    private HeatMap histograms(AttackRow attack) {
        LevelForm form = attack.series().form();
        List<String> levels =
                attack.levels().levels().stream().map(form::number).toList();
        List<String> words = levels.stream().map(level -> "break at " + level).toList();
        List<ClassTally> rows = attack.rows();
        List<String> names = rows.stream().map(ClassTally::label).toList();
        return new HeatMap(
                runs.size() == 1 ? "Smallest level that changes the answer" : attack.run(),
                new HeatMap.Side("Class", names, names, 1),
                new HeatMap.Side(form.label(), and(levels, "none"), and(words, "break at none"), levels.size()),
                rows.stream()
                        .map(row -> and(row.tally().counts(), row.tally().unbroken()))
                        .toList(),
                new HeatMap.Outline(
                        "median",
                        rows.stream()
                                .map(row -> medianColumn(
                                        row.tally(), attack.levels().levels()))
                                .toList()));
    }

    /** The median's column, the last one where the median lies beyond the largest level, -1 where nothing was counted. */
    private static int medianColumn(Tally tally, List<Double> levels) {
        int unknown = tally.mostlyUnbroken() ? levels.size() : -1;
        return tally.median()
                .known()
                .map(median -> levels.indexOf(median.value()))
                .orElse(unknown);
    }

    /** Class by class, so that runs can be compared. */
    private void writeTable(List<AttackRow> kind) {
        NoiseSeries first = kind.get(0).series();
        boolean several = runs.size() > 1;
        List<String> header = new ArrayList<>(List.of("Class", "Recordings", "Median level", "Broken at none"));
        if (several) {
            header.add(1, "Run");
        }
        Table table = new Table("Median level: " + first.form().label(), header);
        int most = kind.stream().mapToInt(attack -> attack.rows().size()).max().orElse(0);
        for (int row = 0; row < most; row++) {
            for (AttackRow attack : kind) {
                if (row < attack.rows().size()) {
                    List<Table.Cell> cells = cells(attack, attack.rows().get(row));
                    if (several) {
                        cells.add(1, Table.text(attack.run()));
                    }
                    table.row(cells);
                }
            }
        }
        table.writeTo(page.body(), notes(kind));
    }

    private static List<Table.Cell> cells(AttackRow attack, ClassTally row) {
        Tally tally = row.tally();
        LevelRange range = new LevelRange(attack.series().form(), attack.largest());
        String share = tally.recordings() == 0
                ? ""
                : " (" + Math.round(100.0 * tally.unbroken() / tally.recordings()) + Words.NO_BREAK + "%)";
        return new ArrayList<>(List.of(
                Table.text(row.label()),
                Table.number(FewRecordings.marked(tally.recordings())),
                median(tally, range),
                Table.number(tally.unbroken() + share)));
    }

    private static Table.Cell median(Tally tally, LevelRange range) {
        if (tally.recordings() == 0) {
            return Table.number(NONE);
        }
        return tally.mostlyUnbroken()
                ? Table.number("over " + range.value(range.largest()))
                : FewRecordings.cell(tally.recordings(), tally.median(), range);
    }

    private static List<String> notes(List<AttackRow> kind) {
        List<Tally> tallies = kind.stream()
                .flatMap(attack -> attack.rows().stream())
                .map(ClassTally::tally)
                .toList();
        List<String> notes = new ArrayList<>(List.of("Recordings are those that are right without noise."));
        if (kind.stream().anyMatch(BreakingSection::reachesTheEnd)) {
            notes.add("A range that ends with \u2265 may reach beyond the largest level.");
        }
        if (tallies.stream().anyMatch(tally -> FewRecordings.are(tally.recordings()))) {
            notes.add(FewRecordings.NOTE);
        }
        return notes;
    }

    private static boolean reachesTheEnd(AttackRow attack) {
        return attack.rows().stream()
                .flatMap(row -> row.tally().median().known().stream())
                .anyMatch(median -> median.high() == attack.largest());
    }

    private void lines(AttackRow attack, ClassTally row) {
        Tally tally = row.tally();
        String run = attack.run();
        String noise = attack.series().id();
        medians.row(
                List.of(run, noise, row.label(), tally.recordings(), tally.wrongWithoutNoise(), tally.unbroken()),
                tally.median());
        for (int i = 0; i < tally.counts().size(); i++) {
            double level = attack.levels().levels().get(i);
            counts.row(List.of(run, noise, row.label(), level, tally.counts().get(i)));
        }
        counts.row(List.of(run, noise, row.label(), "", tally.unbroken()));
    }

    private static <T> List<T> and(List<T> values, T last) {
        return Stream.concat(values.stream(), Stream.of(last)).toList();
    }
}
