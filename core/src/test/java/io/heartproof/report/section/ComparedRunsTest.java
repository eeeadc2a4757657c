package io.heartproof.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heartproof.plot.WellFormed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of several runs: what they share, whether they differ, and in what. */
class ComparedRunsTest {
    @TempDir
    Path folder;

    private final List<String> forty =
            IntStream.range(0, 40).mapToObj(i -> "A" + (100 + i)).toList();

    @Test
    void comparesOnlyTheLevelsThatAllRunsHave() throws Exception {
        new SmallRun(forty, 2, levels(0.01, 4, 0.02, 10, 0.03, 30), levels(0.1, 5)).write(path("a"), "ce", List.of());
        new SmallRun(forty, 2, levels(0.02, 6, 0.05, 40), levels(0.1, 5, 0.2, 9)).write(path("b"), "ce", List.of());

        String text = report(Optional.empty(), "a", "b");

        assertThat(scores("a")).containsExactly("clean 0.0", "adversarial 0.02", "whiteNoise 0.1");
        assertThat(scores("b")).containsExactly("clean 0.0", "adversarial 0.02", "whiteNoise 0.1");
        assertThat(text)
                .contains("a alone: White-box noise (PGD, L\u221e, 20\u00a0iterations, 1\u00a0start) of 1 and 3\u00a0%"
                        + " of each lead")
                .contains("b alone:", "White noise of 20\u00a0% of each lead")
                .contains("the runs have other levels, and areas compare only over the same");
        // Of 38 that are right without noise, 8 of a's break at 2 % or before, 4 of b's.
        assertThat(counts("a")).containsExactly("8", "30");
        assertThat(counts("b")).containsExactly("4", "34");
    }

    @Test
    void testsRunsOnTheSameRecordings() throws Exception {
        new SmallRun(forty, 20, levels(), levels(0.1, 30)).write(path("a"), "ce", List.of());
        new SmallRun(forty, 2, levels(), levels(0.1, 30)).write(path("b"), "nsr", List.of());

        String text = report(Optional.empty(), "a", "b");

        // 18 recordings that only b gets right: 2/2^18 = 7.6e-6, of two tests 1.5e-5.
        assertThat(text)
                .contains("b minus a")
                .containsPattern("Without noise\u25b2\u00a0\\+45\\.0\\+[\\d.]+ to \\+[\\d.]+p\u00a0<\u00a00\\.001")
                .contains("p\u00a0=\u00a01.000");
        NamedCsvRecord clean = csv("tests-by-seed.csv").get(0);
        assertThat(clean.getField("onlyFirst")).isEqualTo("0");
        assertThat(clean.getField("onlySecond")).isEqualTo("18");
    }

    @Test
    void saysThatTheRecordingsDiffer() throws Exception {
        new SmallRun(forty, 2, levels(), levels(0.1, 5)).write(path("a"), "ce", List.of());
        new SmallRun(forty.subList(0, 30), 2, levels(), levels(0.1, 5)).write(path("b"), "ce", List.of());

        assertThat(report(Optional.empty(), "a", "b"))
                .contains(
                        "No paired test: b was evaluated on other recordings or labels than a (30 and 40, 30 with the "
                                + "same name).");
        Files.delete(path("b").resolve("predictions.csv"));
        assertThat(report(Optional.empty(), "a", "b")).contains("No paired test: b has no predictions.csv.");
    }

    @Test
    void saysWhichSettingsAndDataDiffer() throws Exception {
        new SmallRun(forty, 2, levels(), levels(0.1, 5)).write(path("a"), "ce", List.of());
        new SmallRun(forty, 2, levels(), levels(0.1, 5)).write(path("b"), "nsr", List.of());

        assertThat(report(Optional.empty(), "a", "b"))
                .contains("Settings and data that differ", "defence.objectivecensr")
                .doesNotContain("training.epochs");
        assertThat(report(Optional.empty(), "a", "a")).contains("Settings and data are the same.");
    }

    @Test
    void saysWhatItReports() throws Exception {
        new SmallRun(forty, 2, levels(), levels(0.1, 5)).write(path("a"), "trades:0.01", List.of());

        assertThat(report(Optional.of("My <title>"), "a"))
                .contains("My <title>", "Data setecg9", "Networkresnet18a", "Defencetrades:0.01", "Epochs7")
                .contains("always Normal");
        assertThat(report(Optional.empty(), "a")).contains("Robustness of \u201ca\u201d");
    }

    @Test
    void warnsOfANetworkAtChance() throws Exception {
        new SmallRun(forty, 20, levels(), levels(0.1, 25)).write(path("a"), "ce", List.of());

        assertThat(report(Optional.empty(), "a")).contains("The network stands at chance");
    }

    @Test
    void takesSourcesOfNoiseWhoseFileNamesWouldBeTheSame() throws Exception {
        List<String> sources = List.of("em 1", "em-1", "EM 1", "\u96d1\u97f3", "\u566a\u97f3");
        new SmallRun(forty, 2, levels(), levels(0.1, 5)).write(path("a"), "ce", sources);

        report(Optional.empty(), "a");

        assertThat(csv("scores.csv").stream()
                        .map(line -> line.getField("noise"))
                        .filter(noise -> noise.startsWith("recorded"))
                        .distinct())
                .hasSize(sources.size());
        try (Stream<Path> files = Files.list(folder.resolve("out/report"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("accuracy-recorded")))
                    .hasSize(sources.size());
        }
    }

    @Test
    void neutralisesNamesThatSpreadsheetsWouldRun() throws Exception {
        List<String> names = List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)");
        new SmallRun(names, 1, levels(), levels(0.1, 2)).write(path("=a"), "ce", List.of());
        new SmallRun(names, 1, levels(), levels(0.1, 3)).write(path("b"), "ce", List.of());

        assertThat(report(Optional.empty(), "=a", "b")).doesNotContain("No paired test");
        assertThat(Files.readAllLines(path("b").resolve("predictions.csv")))
                .contains("'=1+1,Normal,clean,,,0.0,AF", "'-2+3,Normal,clean,,,0.0,Normal");
        assertThat(csv("scores.csv").get(0).getField("run")).isEqualTo("'=a");
        assertThat(csv("tests.csv").get(1).getField("accuracyDifference")).isEqualTo("0.25");
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private String report(Optional<String> title, String... runs) throws Exception {
        Path html = ReportWriter.write(Stream.of(runs).map(this::path).toList(), title, folder.resolve("out"));
        return WellFormed.parse(Files.readString(html)).getDocumentElement().getTextContent();
    }

    private List<String> scores(String run) throws IOException {
        return csv("scores.csv").stream()
                .filter(line -> line.getField("run").equals(run))
                .map(line -> line.getField("condition") + " " + line.getField("level"))
                .toList();
    }

    private List<String> counts(String run) throws IOException {
        return csv("breaking-counts.csv").stream()
                .filter(line -> line.getField("run").equals(run)
                        && line.getField("label").equals("All"))
                .map(line -> line.getField("recordings"))
                .toList();
    }

    private List<NamedCsvRecord> csv(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(folder.resolve("out/report").resolve(name))) {
            return reader.stream().toList();
        }
    }

    /** Levels and numbers in turn. */
    private static SortedMap<Double, Integer> levels(double... levelsAndNumbers) {
        SortedMap<Double, Integer> levels = new TreeMap<>();
        for (int i = 0; i < levelsAndNumbers.length; i += 2) {
            levels.put(levelsAndNumbers[i], (int) levelsAndNumbers[i + 1]);
        }
        return levels;
    }
}
