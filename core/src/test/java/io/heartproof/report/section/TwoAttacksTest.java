package io.heartproof.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.plot.WellFormed;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.CountedResults;
import io.heartproof.report.Prediction;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import io.heartproof.report.comparison.Comparison;
import io.heartproof.report.comparison.ComparisonPlan;
import io.heartproof.report.comparison.ComparisonWriter;
import io.heartproof.report.comparison.DefenceRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PGD and another attack in the same norm at the same levels stand side by side, each named. */
class TwoAttacksTest {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF"));
    private static final Provenance MADE =
            new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of());
    private static final Kind PGD = CountedResults.pgd(100, 2);
    private static final Kind OTHER =
            CountedResults.attack("autopgd", Kind.LINF, 100, 1).with("loss", "logitMargin");
    private static final int RECORDINGS = 60;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("ce", 5);
        write("nsr", 2);
    }

    /** Of 60 recordings, how many are wrong: without noise, under PGD at two levels, under the other attack. */
    private void write(String run, int clean) throws IOException {
        CountedResults counted = new CountedResults(LABELS, answers(0), answers(clean), new Bootstrap(100, 1));
        List<Prediction> lines = new ArrayList<>(lines(Condition.CLEAN, answers(clean)));
        for (Kind kind : List.of(PGD, OTHER)) {
            for (double level : List.of(0.01, 0.1)) {
                int[] answers = answers(clean + (kind.equals(PGD) ? 10 : 20) + (level < 0.1 ? 0 : 15));
                counted.at(kind, level, answers);
                lines.addAll(lines(new Condition(kind, level), answers));
            }
        }
        counted.results(MADE).write(folder.resolve(run).resolve(EvaluationLayout.RESULTS));
        Predictions.write(folder.resolve(run).resolve(EvaluationLayout.PREDICTIONS), lines);
    }

    @Test
    void areReadBackAsWritten() throws IOException {
        Results results = Results.read(folder.resolve("ce/results.json"));

        assertThat(results.noises()).containsExactly(PGD, OTHER);
        assertThat(correct(results, PGD)).containsExactly(45, 30);
        assertThat(correct(results, OTHER)).containsExactly(35, 20);
        assertThat(Predictions.read(folder.resolve("ce/predictions.csv")))
                .filteredOn(line -> line.belongsTo(new Condition(OTHER, 0.1)))
                .hasSize(RECORDINGS);
    }

    @Test
    void standSideBySideInAReport() throws Exception {
        String text = text(ReportWriter.write(List.of(folder.resolve("ce")), folder.resolve("out")));

        assertThat(text)
                .contains("White-box noise (PGD, L\u221e, 100\u00a0iterations, 2\u00a0starts) of 10\u00a0% of each")
                .contains("White-box noise (AUTOPGD, L\u221e, 100\u00a0iterations, 1\u00a0start, loss\u00a0logitMargin)"
                        + " of 10\u00a0%")
                .contains("Area, PGD L\u221e noise", "Area, AUTOPGD L\u221e noise");
        assertThat(folder.resolve("out/report/accuracy-pgd-linf-100x2.svg"))
                .content(StandardCharsets.UTF_8)
                .contains("PGD L\u221e noise");
        assertThat(drawings("out/report"))
                .filteredOn(name -> name.startsWith("accuracy-autopgd-linf-100x1"))
                .hasSize(1);
        assertThat(drawings("out/report"))
                .filteredOn(name -> name.startsWith("confusion-"))
                .hasSize(3);
        assertThat(csv("out/report/scores.csv"))
                .extracting(line -> line.getField("level") + " " + line.getField("accuracy"))
                .containsExactly(
                        "0.0 0.9166666666666666",
                        "0.01 0.75",
                        "0.1 0.5",
                        "0.01 0.5833333333333334",
                        "0.1 0.3333333333333333");
        assertThat(csv("out/report/areas.csv"))
                .extracting(line -> line.getField("noise"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void standSideBySideInAReportOfTwoRuns() throws Exception {
        String text =
                text(ReportWriter.write(List.of(folder.resolve("ce"), folder.resolve("nsr")), folder.resolve("out")));

        assertThat(text).doesNotContain("alone:", "No paired test");
        assertThat(csv("out/report/tests.csv"))
                .extracting(line -> line.getField("noise"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .contains("clean", "pgd-linf-100x2");
    }

    @Test
    void standSideBySideInAComparison() throws Exception {
        Comparison comparison = Comparison.of(
                List.of(
                        new DefenceRuns("ce", List.of(folder.resolve("ce"))),
                        new DefenceRuns("nsr", List.of(folder.resolve("nsr")))),
                new ComparisonPlan(40, 5, Map.of()),
                List.of(),
                MADE);

        String text = text(ComparisonWriter.write(comparison, folder.resolve("out")));

        assertThat(comparison.defences().get(0).noises())
                .extracting(noisy -> noisy.kind())
                .containsExactly(PGD, OTHER);
        assertThat(text).contains("Robust accuracy, PGD L\u221e noise", "Robust accuracy, AUTOPGD L\u221e noise");
        assertThat(Comparison.read(folder.resolve("out/comparison.json"))).isEqualTo(comparison);
    }

    private static List<Integer> correct(Results results, Kind kind) {
        return results.under(kind).stream()
                .map(one -> one.scores().confusion().correct())
                .toList();
    }

    private static int[] answers(int wrong) {
        int[] answers = new int[RECORDINGS];
        Arrays.setAll(answers, i -> i < wrong ? 1 - i % 2 : i % 2);
        return answers;
    }

    private static List<Prediction> lines(Condition condition, int... answers) {
        List<Prediction> lines = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            lines.add(Prediction.of(
                    "A" + (100 + i),
                    LABELS.names().get(i % 2),
                    condition,
                    LABELS.names().get(answers[i])));
        }
        return lines;
    }

    private List<String> drawings(String where) throws IOException {
        try (var files = Files.list(folder.resolve(where))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private List<NamedCsvRecord> csv(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(name))) {
            return csv.stream().toList();
        }
    }

    private static String text(Path html) throws Exception {
        return WellFormed.parse(Files.readString(html)).getDocumentElement().getTextContent();
    }
}
