package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.metric.ClassScores;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.plot.Markup;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.Results;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.NoiseSeries;
import io.heartproof.report.run.Run;
import io.heartproof.report.suite.BudgetWords;
import io.heartproof.report.suite.SuiteWords;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found, in words and in one table; what was left out; how to read the figures. */
final class SummarySection {
    private static final int MOST_REFUSALS = 20;

    private static final String CHANCE = " at chance: not known to be better, without noise, than a network that gives "
            + "every recording the same class. What is withstood then says nothing.";
    private static final String COMMON =
            "Only the noise levels that all runs have are compared. Left out, as they belong to ";

    private final Page page;
    private final List<Run> evaluated;
    private final Optional<ConstantNetwork> constant;

    private SummarySection(Page page, List<Run> evaluated) {
        this.page = page;
        this.evaluated = evaluated;
        this.constant = Run.constant(evaluated);
    }

    /** Writes the section, if a run has results; it says which levels some runs alone have. */
    static void write(Page page, CommonLevels common) {
        List<Run> evaluated =
                common.runs().stream().filter(run -> run.results().isPresent()).toList();
        if (!evaluated.isEmpty()) {
            new SummarySection(page, evaluated).write(common.leftOut());
        }
    }

    private void write(List<String> leftOut) {
        page.section("summary", "Summary");
        for (Run run : evaluated) {
            run.results().ifPresent(results -> writeWords(run, results));
        }
        new GlanceTable(page, evaluated).write();
        leftOut.forEach(text -> page.body().element("p", COMMON + text, "class", "note"));
        writeCaution();
        writeChance();
        FigureReading.write(page.body(), evaluated);
        writeRefusals();
        page.endSection();
        page.file("refusals.csv", refusals());
    }

    private void writeWords(Run run, Results results) {
        Markup html = page.body();
        if (evaluated.size() > 1) {
            html.element("h3", run.name(), "class", "name");
        }
        RecordingOrigin.warning(results.provenance())
                .ifPresent(warning -> html.element("p", "Warning: " + warning + ".", "class", "warning"));
        List<EpochMetrics> epochs = run.history().map(TrainingHistory::epochs).orElse(List.of());
        RunWarnings.of(results, epochs).forEach(warning -> html.element("p", warning, "class", "warning"));
        html.open("ul", "class", "findings").element("li", withoutNoise(results.clean()));
        for (NoiseSeries series : run.series()) {
            boolean searched = results.suites().stream()
                    .anyMatch(suite -> suite.kind().equals(series.kind()) && SuiteWords.knowsHalf(suite));
            html.element("li", underNoise(series, searched ? "" : median(series)));
        }
        results.suites().stream()
                .flatMap(suite -> SuiteWords.half(suite).stream())
                .forEach(words -> html.element("li", words));
        budgets(run).forEach(words -> html.element("li", words));
        html.element("li", leftOut(results)).close();
    }

    private static String withoutNoise(Scores clean) {
        return clean.accuracy()
                .known()
                .map(accuracy -> "Without noise %s are classified correctly (95 %% interval %s). %s %s"
                        .formatted(
                                right(clean.confusion()),
                                recordings(accuracy, clean.confusion()),
                                figure("Balanced accuracy", clean.balancedAccuracy(), Words.Share.PERCENT),
                                figure("Mean F1", clean.macroF1(), Words.Share.DECIMAL)))
                .orElse(clean.accuracy() + ".");
    }

    private static String right(ConfusionMatrix confusion) {
        return confusion.correct() + " of " + Words.count(confusion.total(), "recording");
    }

    private static String recordings(Figure.Known accuracy, ConfusionMatrix confusion) {
        return String.format(
                Locale.ROOT,
                "%d to %d",
                Math.round(accuracy.low() * confusion.total()),
                Math.round(accuracy.high() * confusion.total()));
    }

    private static String figure(String name, Figure figure, Words.Form form) {
        return figure.known()
                .map(known -> "%s: %s (%s)."
                        .formatted(
                                name,
                                form.value(known.value()),
                                form.interval(known).replace("\u2013", " to ")))
                .orElse(figure + ".");
    }

    /** What the levels of all attacks mean, by their unit. */
    private static Stream<String> budgets(Run run) {
        Map<LevelUnit, DoubleSummaryStatistics> levels = run.series().stream()
                .filter(series -> series.kind().family() == Family.ADVERSARIAL)
                .collect(Collectors.groupingBy(
                        series -> series.kind().unit(),
                        TreeMap::new,
                        Collectors.flatMapping(
                                series -> series.noisy().keySet().stream(),
                                Collectors.summarizingDouble(level -> level))));
        return levels.entrySet().stream()
                .flatMap(of -> BudgetWords.of(
                        of.getKey(), of.getValue().getMin(), of.getValue().getMax())
                        .stream());
    }

    /** @param median the sentence on half of the recordings, possibly none */
    private static String underNoise(NoiseSeries series, String median) {
        double telling = series.telling();
        double largest = series.noisy().lastKey();
        String first = series.title() + series.form().phrase(telling) + " leaves " + left(series, telling);
        String second = telling == largest
                ? "."
                : "; " + series.form().number(largest) + " leaves " + left(series, largest) + ".";
        return first
                + second
                + median
                + series.kind().setting(Kind.TARGET).map(SummarySection::aimed).orElse("");
    }

    /** By which of the levels half are broken. A suite also finds sizes between them: {@link SuiteWords#half}. */
    private static String median(NoiseSeries series) {
        return series.breaking().map(levels -> half(levels, series)).orElse("");
    }

    private static String aimed(String target) {
        return " This noise is aimed at one class: a recording counts as wrong only where it is answered as " + target
                + ".";
    }

    private static String half(BreakingLevels levels, NoiseSeries series) {
        LevelForm form = series.form();
        String broken = series.kind()
                .setting(Kind.TARGET)
                .map(target -> "are answered as " + target)
                .orElse("change their answer");
        double largest = levels.levels().get(levels.levels().size() - 1);
        if (levels.all().mostlyUnbroken()) {
            return " More than half of the recordings that are right without noise withstand %s."
                    .formatted(form.words(largest));
        }
        return levels.all()
                .median()
                .known()
                .map(median -> " Half of the recordings that are right without noise %s at %s or less (%s to %s%s)."
                        .formatted(
                                broken,
                                form.words(median.value()),
                                form.bare(median.low()),
                                form.number(median.high()),
                                median.high() == largest ? " or more" : ""))
                .orElse("");
    }

    private static String left(NoiseSeries series, double level) {
        Scores scores = series.at(level);
        return scores.accuracy()
                .known()
                .map(accuracy -> scores.confusion().correct() + " (" + recordings(accuracy, scores.confusion()) + ")")
                .orElse("nothing to count");
    }

    private static String leftOut(Results results) {
        Results.LeftOut leftOut = results.leftOut();
        if (leftOut.multiLabel() == 0 && leftOut.refused() == 0) {
            return "No recording was left out.";
        }
        return "Left out: %s with several labels; %s refused."
                .formatted(Words.count(leftOut.multiLabel(), "recording"), Words.count(leftOut.refused(), "recording"));
    }

    private void writeRefusals() {
        List<Refusal> refusals = evaluated.stream()
                .flatMap(run -> run.results().stream())
                .flatMap(results -> results.refusals().stream())
                .distinct()
                .toList();
        if (refusals.isEmpty()) {
            return;
        }
        Table table = new Table("Refused recordings", List.of("Recording", "Reason"));
        refusals.stream()
                .limit(MOST_REFUSALS)
                .forEach(refusal -> table.row(List.of(Table.text(refusal.recording()), Table.text(reason(refusal)))));
        int more = refusals.size() - MOST_REFUSALS;
        table.writeTo(page.body(), more > 0 ? List.of("And " + more + " more: report/refusals.csv.") : List.of());
    }

    /** Why it was refused, without its name, which stands beside. */
    private static String reason(Refusal refusal) {
        String name = refusal.recording() + ": ";
        return refusal.reason().startsWith(name) ? refusal.reason().substring(name.length()) : refusal.reason();
    }

    private void writeChance() {
        boolean chance = constant.isPresent()
                && evaluated.stream()
                        .flatMap(run -> run.results().stream())
                        .map(results -> results.clean().overall())
                        .allMatch(constant.get()::isAsGoodAs);
        if (chance) {
            String who = evaluated.size() == 1 ? "The network stands" : "All networks stand";
            page.body().element("p", who + CHANCE, "class", "warning");
        }
    }

    /** Figures of different recordings do not compare. */
    private void writeCaution() {
        long lists = evaluated.stream()
                .flatMap(run -> run.results().stream())
                .map(SummarySection::list)
                .distinct()
                .count();
        if (lists > 1) {
            page.body()
                    .element(
                            "p",
                            "These runs were not evaluated on the same recordings: differences between them may come "
                                    + "from the recordings.",
                            "class",
                            "warning");
        }
    }

    /** What tells one list of recordings from another: classes, recordings of each, digest of the data. */
    private static List<Object> list(Results results) {
        return List.of(
                results.classes(),
                results.clean().perClass().stream().map(ClassScores::recordings).toList(),
                results.provenance().digests().getOrDefault("data", ""));
    }

    private String refusals() {
        Csv csv = new Csv(List.of("run", "recording", "reason"), List.of());
        for (Run run : evaluated) {
            run.results().stream()
                    .flatMap(results -> results.refusals().stream())
                    .forEach(refusal -> csv.row(List.of(run.name(), refusal.recording(), refusal.reason())));
        }
        return csv.toString();
    }
}
