package io.heartproof.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.file.AtomicFile;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.plot.WellFormed;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.provenance.Provenance;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.CountedResults;
import io.heartproof.report.Results;
import io.heartproof.report.TrainedOnSimulated;
import io.heartproof.report.page.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesOnePageThatNeedsNothingElse() throws Exception {
        String html = Files.readString(usualReport());

        WellFormed.parse(html);
        assertThat(html).doesNotContain("<script", "http://", "https://", "url(", "@import", "src=", "javascript:");
        assertThat(html).contains("default-src &#39;none&#39;").contains("This is no medical device");
    }

    @Test
    void saysInWordsWhatWasFound() throws Exception {
        Results results = SyntheticRun.usual(1, 1).results();
        String text = text(usualReport());

        int right = results.clean().confusion().correct();
        assertThat(text)
                .contains("Without noise " + right + " of 174\u00a0recordings are classified correctly (95 % interval");
        assertThat(text)
                .containsPattern("White-box noise \\(PGD, L\u221e, 100\u00a0iterations, 2\u00a0starts\\) of "
                        + "[\\d.]+\u00a0% of each lead\u2019s peak leaves \\d+ \\(\\d+ to \\d+\\)")
                .containsPattern(
                        "White noise of [\\d.]+\u00a0% of each lead\u2019s peak leaves \\d+ \\(\\d+ to \\d+\\)")
                .contains("Left out: 103\u00a0recordings with several labels; 2\u00a0recordings refused.")
                .contains("lead V3 is missing and no other leads give it")
                .contains("F1 of STE is undefined: no STE recording among 174 recordings.")
                .contains("A0042, labelled AF");
    }

    @Test
    void warnsOfANetworkThatKnowsSimulatedRecordingsAlone() throws Exception {
        assertThat(Files.readString(usualReport())).doesNotContain(RecordingOrigin.WARNING);
        TrainedOnSimulated.mark(folder.resolve("run/evaluation/results.json"));

        assertThat(Files.readString(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("out"))))
                .containsOnlyOnce("<p class=\"warning\">Warning: " + RecordingOrigin.WARNING + ".</p>");
    }

    @Test
    void keepsDrawingsAndTablesAsFiles() throws Exception {
        usualReport();

        List<Path> drawings = files("svg");
        assertThat(drawings)
                .extracting(path -> path.getFileName().toString())
                .contains(
                        "accuracy-pgd-linf-100x2.svg",
                        "balanced-accuracy-pgd-l2-100x2.svg",
                        "mean-f1-white-noise.svg",
                        "breaking-pgd-linf-100x2.svg",
                        "breaking-pgd-l2-100x2.svg",
                        "confusion-clean.svg",
                        "confusion-pgd-linf-100x2.svg",
                        "training-loss.svg",
                        "example-1.svg");
        for (Path drawing : drawings) {
            WellFormed.parse(Files.readString(drawing));
        }
        assertThat(files("csv"))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "areas.csv",
                        "breaking-counts.csv",
                        "breaking-medians.csv",
                        "confusion.csv",
                        "per-class.csv",
                        "refusals.csv",
                        "scores.csv",
                        "training.csv");
    }

    @Test
    void saysWhichEpochWasKeptAndWhatWentWrong() throws Exception {
        assertThat(Files.readString(usualReport()))
                .contains("The network is that of epoch 5 (the first is 0), the best balanced accuracy on validation"
                        + " under attack (0.412, averaged over three epochs).")
                .contains("noise up to 0.01 of each lead\u2019s peak; it took 10")
                .contains("<p class=\"warning\">Warning, epoch 1: all 9 are taken for AF; try less.</p>");

        List<NamedCsvRecord> epochs = csv("training.csv");
        assertThat(epochs)
                .extracting(line -> line.getField("kept"))
                .containsExactly("false", "false", "false", "false", "false", "true", "false", "false");
        assertThat(epochs.get(4).getField("robustBalancedAccuracyOnValidation")).isEmpty();
        assertThat(Double.parseDouble(epochs.get(5).getField("robustBalancedAccuracyOnValidation")))
                .isCloseTo(
                        0.6 * Double.parseDouble(epochs.get(5).getField("validationBalancedAccuracy")), within(1e-12));
    }

    @Test
    void theSummaryWarnsWhereTheEpochThatWasKeptHasAnAlarm() throws Exception {
        assertThat(Files.readString(usualReport())).doesNotContain("when this network was trained");
        Path history = new RunLayout(folder.resolve("run")).history();
        String kept = "\"kept\":{\"rule\":\"bestRobust\",\"score\":0.412}";
        List<String> lines = new ArrayList<>(Files.readAllLines(history));
        lines.set(5, lines.get(5).replace(kept, "\"kept\":null"));
        lines.set(1, lines.get(1).replace("\"kept\":null", kept));
        Files.write(history, lines);

        assertThat(Files.readString(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("out"))))
                .containsOnlyOnce(
                        "<p class=\"warning\">Warning, when this network was trained: all 9 are taken for AF; try"
                                + " less.</p>");
    }

    @Test
    void tablesHoldTheFiguresOfTheResults() throws Exception {
        Results results = SyntheticRun.usual(1, 1).results();
        usualReport();

        List<NamedCsvRecord> scores = csv("scores.csv");
        assertThat(scores).hasSize(results.conditions().size());
        Figure.Known first =
                results.conditions().get(1).scores().accuracy().known().orElseThrow();
        assertThat(scores.get(1).getField("noise")).isEqualTo("pgd-linf-100x2");
        assertThat(Double.parseDouble(scores.get(1).getField("accuracy"))).isEqualTo(first.value());
        assertThat(Double.parseDouble(scores.get(1).getField("accuracyLow"))).isEqualTo(first.low());
        NamedCsvRecord ste = csv("per-class.csv").get(8);
        assertThat(ste.getField("label")).isEqualTo("STE");
        assertThat(ste.getField("f1")).isEmpty();
        assertThat(ste.getField("f1Undefined")).contains("F1 of STE is undefined: no STE recording");
        assertThat(csv("confusion.csv").stream()
                        .limit(9 * 9)
                        .mapToInt(line -> Integer.parseInt(line.getField("recordings")))
                        .sum())
                .isEqualTo(174);
    }

    @Test
    void breakingTablesHoldTheLevelsOfTheResults() throws Exception {
        BreakingLevels linf = breakingLevels();
        usualReport();

        NamedCsvRecord all = csv("breaking-medians.csv").get(0);
        assertThat(all.getField("label")).isEqualTo("All");
        assertThat(all.getField("recordings")).isEqualTo("" + linf.all().recordings());
        Figure.Known median = linf.all().median().known().orElseThrow();
        assertThat(Double.parseDouble(all.getField("median"))).isEqualTo(median.value());
        List<NamedCsvRecord> counts = csv("breaking-counts.csv");
        assertThat(counts.stream()
                        .filter(line -> line.getField("noise").equals("pgd-linf-100x2")
                                && line.getField("label").equals("AF"))
                        .map(line -> Integer.valueOf(line.getField("recordings"))))
                .containsExactlyElementsOf(withUnbroken(linf.perClass().get(1).tally()));
        assertThat(counts.get(linf.levels().size()).getField("level")).isEmpty();
    }

    @Test
    void saysByWhichLevelHalfOfTheRecordingsAreBroken() throws Exception {
        BreakingLevels.Tally all = breakingLevels().all();
        double median = all.median().known().orElseThrow().value();

        assertThat(text(usualReport()))
                .contains("Half of the recordings that are right without noise change their answer at "
                        + Words.percentLevel(median) + " of each lead\u2019s peak or less (")
                .contains("How much noise it takes")
                .contains("STE0\u20130Recordings are those that are right without noise.");
    }

    @Test
    void medianBeyondTheLargestLevelIsNoNumber() throws Exception {
        SyntheticRun.usual(0.02, 3).write(folder.resolve("run"));

        String text = text(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("out")));

        assertThat(text)
                .contains("More than half of the recordings that are right without noise withstand 10\u00a0% of each"
                        + " lead\u2019s peak.")
                .contains("over 10\u00a0%");
        NamedCsvRecord all = csv("breaking-medians.csv").get(0);
        assertThat(all.getField("median")).isEmpty();
        assertThat(all.getField("medianUndefined")).endsWith("recordings withstand the largest level, 0.1");
    }

    @Test
    void rangeThatEndsAtTheLargestLevelSaysThatItMayReachFurther() throws Exception {
        // Of ten recordings six break at the only level: the median is that level, in many drawn lists it lies beyond.
        int[] truth = new int[10];
        int[] noisy = {1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
        write("run", new LabelSet(List.of("Normal", "AF")), truth, truth, noisy);

        String text = text(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("out")));

        assertThat(text)
                .contains("change their answer at 20 microvolts or less (20 to 20 or more).")
                .contains("20\u2013\u2265\u200920")
                .contains("A range that ends with \u2265 may reach beyond the largest level.");
    }

    @Test
    void comparesSeveralRunsInOnePlot() throws Exception {
        SyntheticRun.usual(1, 1).write(folder.resolve("a/run"));
        SyntheticRun.usual(0.3, 2).write(folder.resolve("b/run"));

        Document html = WellFormed.parse(Files.readString(ReportWriter.write(
                List.of(folder.resolve("a/run"), folder.resolve("b/run/evaluation")), folder.resolve("out"))));

        assertThat(Files.readString(folder.resolve("out/report/breaking-pgd-linf-100x2-2-evaluation.svg")))
                .contains(">evaluation</text>");
        assertThat(html.getDocumentElement().getTextContent())
                .contains("Robustness compared")
                .doesNotContain("not evaluated on the same recordings");
        assertThat(Files.readString(folder.resolve("out/report/accuracy-pgd-linf-100x2.svg")))
                .contains(">run</text>", ">evaluation</text>");
    }

    @Test
    void tellsRunsOfTheSameNameApart() throws Exception {
        SyntheticRun.usual(1, 1).write(folder.resolve("a/run"));
        SyntheticRun.usual(1, 1).write(folder.resolve("b/run"));

        String html = Files.readString(
                ReportWriter.write(List.of(folder.resolve("a/run"), folder.resolve("b/run")), folder.resolve("out")));

        assertThat(html).contains("a/run", "b/run");
    }

    @Test
    void escapesNamesAndSurvivesLongOnes() throws Exception {
        String hostile = "<img src=x onerror=alert(1)>\"'&\u0001" + "n".repeat(200);
        LabelSet labels = new LabelSet(List.of(hostile, "<b>" + "m".repeat(200)));
        new SyntheticRun(labels, new int[] {5, 7}, 1, 1).write(folder.resolve("run <i>&"));

        Document html = WellFormed.parse(
                Files.readString(ReportWriter.write(List.of(folder.resolve("run <i>&")), folder.resolve("out"))));

        assertThat(html.getElementsByTagName("img").getLength()).isZero();
        assertThat(html.getElementsByTagName("b").getLength()).isZero();
        assertThat(html.getElementsByTagName("i").getLength()).isZero();
    }

    @Test
    void takesThirtyClasses() throws Exception {
        LabelSet labels =
                new LabelSet(IntStream.range(0, 30).mapToObj(i -> "class " + i).toList());
        int[] recordings = new int[30];
        Arrays.setAll(recordings, k -> k % 4);
        new SyntheticRun(labels, recordings, 1, 1).write(folder.resolve("run"));

        WellFormed.parse(Files.readString(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("out"))));
    }

    @Test
    void reportsWhatIsThere() throws Exception {
        SyntheticRun.usual(1, 1).write(folder.resolve("run"));
        Files.delete(folder.resolve("run/evaluation/examples.json"));
        Files.delete(folder.resolve("run/provenance.json"));
        Files.move(folder.resolve("run/evaluation/results.json"), folder.resolve("run/results.json"));
        String evaluated = text(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("one")));
        assertThat(evaluated).contains("Summary", "Training", "Provenance").doesNotContain("Examples");

        Files.delete(folder.resolve("run/results.json"));
        String trained = text(ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("two")));
        assertThat(trained).contains("8\u00a0epochs").doesNotContain("Summary");
    }

    @Test
    void reportsOneLevelAndNoRecordings() throws Exception {
        LabelSet labels = new LabelSet(List.of("Normal", "AF"));
        write("one", labels, new int[] {0, 1}, new int[] {0, 0}, new int[] {0, 0});
        write("none", labels, new int[0], new int[0], new int[0]);

        String text =
                text(ReportWriter.write(List.of(folder.resolve("one"), folder.resolve("none")), folder.resolve("out")));

        assertThat(text)
                .contains("Without noise 1 of 2\u00a0recordings")
                .contains("These runs were not evaluated on the same recordings")
                .contains("accuracy is undefined: there is no recording.")
                .as("no column of noise that no run has")
                .doesNotContain("Area, white noise", "no noise level was run");
    }

    @Test
    void refusesFoldersWithoutAnythingToReport() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> ReportWriter.write(List.of(empty), folder))
                .isInstanceOf(BadData.class)
                .hasMessage(empty + ": expected results.json, evaluation/results.json or metrics.jsonl, found none");
        assertThatThrownBy(() -> ReportWriter.write(List.of(), folder)).isInstanceOf(BadUsage.class);
        AtomicFile.write(empty.resolve("results.json"), "{\"recordings\": 3}");
        assertThatThrownBy(() -> ReportWriter.write(List.of(empty), folder)).isInstanceOf(BadData.class);
    }

    /** Those of the first attack. */
    private static BreakingLevels breakingLevels() {
        return SyntheticRun.usual(1, 1)
                .results()
                .kinds()
                .get(0)
                .breakingLevels()
                .orElseThrow();
    }

    /** A run with one level of noise. */
    private void write(String name, LabelSet labels, int[] truth, int[] clean, int[] noisy) throws IOException {
        Kind fgsm = Kind.attack("fgsm", Kind.LINF, LevelUnit.MICROVOLTS)
                .with(Kind.ITERATIONS, 1)
                .with(Kind.STARTS, 1);
        new CountedResults(labels, truth, clean, new Bootstrap(100, 1))
                .at(fgsm, 20, noisy)
                .results(new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of()))
                .write(folder.resolve(name).resolve("results.json"));
    }

    private static List<Integer> withUnbroken(BreakingLevels.Tally tally) {
        return Stream.concat(tally.counts().stream(), Stream.of(tally.unbroken()))
                .toList();
    }

    private Path usualReport() throws IOException {
        SyntheticRun.usual(1, 1).write(folder.resolve("run"));
        return ReportWriter.write(List.of(folder.resolve("run")), folder.resolve("out"));
    }

    private static String text(Path html) throws Exception {
        return WellFormed.parse(Files.readString(html)).getDocumentElement().getTextContent();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out/report"))) {
            return files.filter(path -> path.toString().endsWith("." + ending)).toList();
        }
    }

    private List<NamedCsvRecord> csv(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .ofNamedCsvRecord(folder.resolve("out/report").resolve(name))) {
            return csv.stream().toList();
        }
    }
}
