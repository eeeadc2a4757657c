package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.ClassScores;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A {@code results.json} that a program without versions wrote: PGD in two norms, white noise, three simulated noises. */
class ResultsVersion0Test {
    @TempDir
    Path folder;

    private Path file;
    private String text;

    @BeforeEach
    void copy() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("results-version-0.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        file = new EvaluationLayout(folder).results();
        Files.writeString(file, text);
    }

    @Test
    void hasTheSameConditionsInTheSameOrder() throws IOException {
        Kind linf = CountedResults.attack("pgd", Kind.LINF, 4, 2);
        Kind l2 = Kind.attack("pgd", Kind.L2, LevelUnit.LENGTH)
                .with(Kind.ITERATIONS, 4)
                .with(Kind.STARTS, 2);
        Kind bw = Kind.recorded("simulated bw");
        assertThat(Results.read(file).conditions())
                .extracting(ConditionScores::condition)
                .startsWith(
                        Condition.CLEAN,
                        new Condition(linf, 0.01),
                        new Condition(linf, 0.1),
                        new Condition(linf, 0.4),
                        new Condition(l2, 1),
                        new Condition(l2, 10),
                        new Condition(Kind.WHITE, 0.1),
                        new Condition(Kind.WHITE, 0.5),
                        new Condition(bw, 12),
                        new Condition(bw, 0))
                .hasSize(14);
    }

    @Test
    void hasTheSameFiguresUnderEachCondition() throws IOException {
        Results results = Results.read(file);
        JsonNode older = Json.mapper().readTree(text);

        same(results.clean(), older.get("clean"));
        same(results.under(Family.ADVERSARIAL), older.get("adversarial"));
        same(results.under(Family.WHITE_NOISE), older.get("whiteNoise"));
        same(results.under(Family.RECORDED_NOISE), older.get("recordedNoise"));
        assertThat(results.recordings()).isEqualTo(older.get("recordings").intValue());
        assertThat(json(results.provenance())).isEqualTo(older.get("provenance"));
        assertThat(json(results.refusals())).isEqualTo(older.get("refusals"));
    }

    @Test
    void hasTheSameFindingsOfEachKind() throws IOException {
        List<KindFindings> kinds = Results.read(file).kinds();
        JsonNode older = Json.mapper().readTree(text);

        assertThat(kinds)
                .extracting(one -> one.kind().source() + one.kind().norm())
                .containsExactly("pgdlinf", "pgdl2", "white");
        for (int k = 0; k < 2; k++) {
            BreakingLevels counts = kinds.get(k).breakingLevels().orElseThrow();
            assertThat(json(counts.all())).isEqualTo(older.at("/breakingLevels/" + k + "/all"));
            assertThat(json(counts.perClass())).isEqualTo(older.at("/breakingLevels/" + k + "/perClass"));
            assertThat(json(kinds.get(k).area()))
                    .isEqualTo(older.at(
                            "/robustnessAuc/adversarial/" + kinds.get(k).kind().norm()));
        }
        assertThat(json(kinds.get(2).area())).isEqualTo(older.at("/robustnessAuc/whiteNoise"));
    }

    @Test
    void isWrittenInTodaysLayout() throws IOException {
        Results results = Results.read(file);
        Path now = folder.resolve("now.json");
        results.write(now);

        assertThat(Json.read(now, JsonNode.class).get("version").intValue()).isEqualTo(Results.VERSION);
        assertThat(Results.read(now)).isEqualTo(results);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"norm\" : \"l2\" | \"norm\" : \"l3\"",
                "\"amplitude\" : 0.5 | \"amplitude\" : -0.5",
                "\"epsilon\" : 0.1 | \"epsilon\" : 0.2",
                "\"whiteNoise\" : [ | \"white\" : [",
                "\"unit\" : \"relative\" | \"unit\" : \"absolute\"",
                "\"recordings\" : 34, | \"recordings\" : 35,",
                "\"linf\" : | \"l0\" :",
            })
    void refusesAnythingElseInOneLine(String original, String replacement) throws IOException {
        assertThat(text).contains(original);
        Files.writeString(file, text.replace(original, replacement));

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("\n");
    }

    private static void same(List<ConditionScores> now, JsonNode older) {
        assertThat(now).hasSize(older.size()).isNotEmpty();
        for (int i = 0; i < now.size(); i++) {
            same(now.get(i).scores(), older.get(i));
        }
    }

    private static void same(Scores now, JsonNode older) {
        now.figures().byKey().forEach((key, figure) -> assertThat(json(figure)).isEqualTo(older.get(key)));
        assertThat(json(now.confusion())).isEqualTo(older.get("confusion"));
        assertThat(now.perClass()).hasSize(older.get("perClass").size());
        for (int k = 0; k < now.perClass().size(); k++) {
            ClassScores ofClass = now.perClass().get(k);
            JsonNode olderClass = older.get("perClass").get(k);
            assertThat(ofClass.label()).isEqualTo(olderClass.get("label").stringValue());
            assertThat(ofClass.recordings())
                    .isEqualTo(olderClass.get("recordings").intValue());
            ofClass.figures()
                    .byKey()
                    .forEach((key, figure) -> assertThat(json(figure)).isEqualTo(olderClass.get(key)));
        }
    }

    /** As a file has it. */
    private static JsonNode json(Object value) {
        return Json.mapper().readTree(Json.line(value));
    }
}
