package io.heartproof.report.section;

import io.heartproof.condition.Kind;
import io.heartproof.metric.ClassScores;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.metric.suite.Untried;
import io.heartproof.plot.Markup;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.Results;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Table;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.NoiseSeries;
import io.heartproof.report.run.Run;
import io.heartproof.report.suite.SuiteWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was found, in words and in one table; what was left out; how to read the figures. */
final class SummarySection {
    private static final int MOST_REFUSALS = 20;

    private static final String READING_INTERVALS =
            "Ranges are 95 % bootstrap intervals over the recordings of the list. They hold what another list of such "
                    + "recordings could give; not what another training, with another seed, could give.";
    private static final String READING_EXTREMES =
            "Where none or all of n recordings are right, where drawn lists say nothing, the range is Wilson\u2019s. "
                    + "Classes with fewer than 20 recordings are marked \u2020: their other ranges are too narrow.";
    private static final String READING_NOISE =
            "White-box noise is made against each recording with full knowledge of the network, within the stated"
                    + " bound. A recording counts as right only if no start of the attack found noise that changes the"
                    + " answer. A recording that is wrong without noise, or at a smaller level, stays wrong.";
    private static final String READING_RECORDED =
            "Recorded noise is added to the electrodes, so the noise of all leads fits together. The signal-to-noise"
                    + " ratio is that of the noise stress test, an eighth of the squared QRS amplitude over the noise's"
                    + " power within seconds, in the middle lead. Slow wander counts little in it, so at one ratio it is"
                    + " higher than other noise.";
    private static final String READING_AREA =
            "The area under accuracy against noise level is divided by the largest level, so it runs from 0 to 1 and"
                    + " compares only over the same levels. Mean F1 and balanced accuracy are means over the classes"
                    + " present.";

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
        writeReading();
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
        Untried.warning(results.untried())
                .ifPresent(warning -> html.element("p", "Warning: " + warning + ".", "class", "warning"));
        run.history().stream()
                .flatMap(history -> TrainingWords.alarmsOfKept(history.epochs()))
                .forEach(alarm -> html.element("p", alarm, "class", "warning"));
        results.suites().stream()
                .flatMap(suite -> SuiteWords.alarm(suite).stream())
                .forEach(alarm -> html.element("p", alarm, "class", "warning"));
        html.open("ul", "class", "findings").element("li", withoutNoise(results.clean()));
        for (NoiseSeries series : run.series()) {
            html.element("li", underNoise(series));
        }
        results.suites().stream()
                .flatMap(suite -> SuiteWords.meaning(suite).stream())
                .forEach(words -> html.element("li", words));
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

    private static String underNoise(NoiseSeries series) {
        double telling = series.telling();
        double largest = series.noisy().lastKey();
        String first = series.title() + series.form().phrase(telling) + " leaves " + left(series, telling);
        String second = telling == largest
                ? "."
                : "; " + series.form().number(largest) + " leaves " + left(series, largest) + ".";
        return first
                + second
                + series.breaking().map(levels -> half(levels, series)).orElse("")
                + series.kind().setting(Kind.TARGET).map(SummarySection::aimed).orElse("");
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
                .forEach(refusal -> table.row(List.of(Table.text(refusal.recording()), Table.text(refusal.reason()))));
        int more = refusals.size() - MOST_REFUSALS;
        table.writeTo(page.body(), more > 0 ? List.of("And " + more + " more: report/refusals.csv.") : List.of());
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

    private void writeReading() {
        page.body()
                .open("details", "open", "open")
                .element("summary", "How to read the figures")
                .open("ul")
                .element("li", READING_INTERVALS)
                .element("li", READING_EXTREMES)
                .element("li", READING_NOISE)
                .element("li", READING_RECORDED)
                .element("li", READING_AREA)
                .close()
                .close();
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
