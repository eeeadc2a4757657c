package io.heartproof.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.file.Json;
import io.heartproof.layout.ComparisonLayout;
import io.heartproof.metric.OverallScores;
import io.heartproof.problem.BadData;
import io.heartproof.report.CountedResults;
import io.heartproof.report.paired.PairTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A {@code comparison.json} that a program without versions wrote, of two defences with two seeds. */
class ComparisonVersion0Test {
    @TempDir
    Path folder;

    private Path file;
    private String text;

    @BeforeEach
    void copy() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/io/heartproof/report/comparison-version-0.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        file = new ComparisonLayout(folder).comparison();
        Files.writeString(file, text);
    }

    @Test
    void hasTheSameFigures() throws IOException {
        Comparison now = Comparison.read(file);
        JsonNode older = Json.mapper().readTree(text);

        same(now.constant().scores(), older.at("/constant/scores"));
        assertThat(now.defences()).hasSize(2);
        for (int d = 0; d < 2; d++) {
            Defence defence = now.defences().get(d);
            JsonNode olderDefence = older.get("defences").get(d);
            same(defence.clean(), olderDefence.get("clean"));
            assertThat(defence.noises()).hasSize(olderDefence.get("noises").size());
            for (int n = 0; n < defence.noises().size(); n++) {
                Defence.Noisy noisy = defence.noises().get(n);
                JsonNode olderNoisy = olderDefence.get("noises").get(n);
                assertThat(json(noisy.robustAccuracy())).isEqualTo(olderNoisy.get("robustAccuracy"));
                for (int l = 0; l < noisy.levels().size(); l++) {
                    same(
                            noisy.levels().get(l).scores(),
                            olderNoisy.get("levels").get(l));
                }
            }
        }
    }

    @Test
    void hasTheSameTests() throws IOException {
        Comparison now = Comparison.read(file);
        JsonNode older = Json.mapper().readTree(text).get("tests");

        assertThat(now.tests()).hasSize(older.size());
        assertThat(now.tests())
                .extracting(PairTest::condition)
                .startsWith(Condition.CLEAN, new Condition(CountedResults.attack("pgd", Kind.LINF, 4, 2), 0.01));
        for (int t = 0; t < older.size(); t++) {
            assertThat(now.tests().get(t).pValue())
                    .isEqualTo(older.get(t).get("pValue").doubleValue());
            assertThat(json(now.tests().get(t).accuracyDifference()))
                    .isEqualTo(older.get(t).get("accuracyDifference"));
        }
    }

    @Test
    void isWrittenInTodaysLayoutWithTheSamePage() throws IOException {
        Comparison comparison = Comparison.read(file);
        Path page = ComparisonWriter.write(comparison, folder.resolve("now"));
        Path older = ComparisonWriter.rebuild(folder, folder.resolve("older"));

        assertThat(Comparison.read(folder.resolve("now").resolve(ComparisonLayout.COMPARISON)))
                .isEqualTo(comparison);
        assertThat(Files.readString(page)).isEqualTo(Files.readString(older));
    }

    @Test
    void refusesAnythingElse() throws IOException {
        Files.writeString(file, text.replace("\"norm\" : \"l2\"", "\"norm\" : \"l3\""));

        assertThatThrownBy(() -> Comparison.read(file))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": a norm must be linf or l2, got 'l3'");
    }

    private static void same(OverallScores now, JsonNode older) {
        assertThat(now.recordings()).isEqualTo(older.get("recordings").intValue());
        assertThat(now.figures().byKey()).isNotEmpty();
        now.figures().byKey().forEach((key, figure) -> assertThat(json(figure)).isEqualTo(older.get(key)));
    }

    private static JsonNode json(Object value) {
        return Json.mapper().readTree(Json.line(value));
    }
}
