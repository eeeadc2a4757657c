package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.BreakingLevels;
import io.heartproof.metric.Figure;
import io.heartproof.metric.RobustnessCurve;
import io.heartproof.metric.Scores;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ResultsTest {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF"));

    @TempDir
    Path folder;

    private final Scores scores = new Bootstrap(100, 1).scores(LABELS, new int[] {0, 0, 0}, new int[] {0, 1, 1});
    private final Results results = new Results(
            3,
            LABELS.names(),
            new Results.LeftOut(2, 1),
            List.of(new Results.Refusal("A0007", "lead V3 is missing")),
            scores,
            List.of(new Adversarial("pgd", "linf", 0.003, "relative", 100, 2, scores)),
            List.of(new WhiteNoise(0.05, scores)),
            List.of(new RecordedNoise("em", -6, scores)),
            new Results.RobustnessAuc(Map.of("linf", Figure.of(0.5, 0.4, 0.6)), Figure.undefined("not run")),
            List.of(new Breaking("pgd", "linf", "relative", 100, 2, breakingLevels())),
            new Provenance(
                    "heartproof 0.1.0",
                    "2026-01-01T00:00:00Z",
                    "heartproof evaluate",
                    1,
                    2,
                    "cpu",
                    Map.of("java", "17", "os", "Linux"),
                    Map.of("data", "sha256:00")));

    /** One Normal that is right without noise and breaks at 0.003; two that are wrong without. */
    private static BreakingLevels breakingLevels() {
        return new RobustnessCurve(new int[] {0, 0, 0}, new int[] {0, 1, 1})
                .at(0.003, new int[] {1, 1, 1})
                .breakingLevels(LABELS, new Bootstrap(100, 1));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("deep/results.json");

        results.write(file);

        assertThat(Results.read(file)).isEqualTo(results);
    }

    @Test
    void hasExactlyTheFieldsOfTheFileFormat() {
        JsonNode json = Json.mapper().valueToTree(results);

        assertThat(json.propertyNames())
                .containsExactly(
                        "recordings",
                        "classes",
                        "leftOut",
                        "refusals",
                        "clean",
                        "adversarial",
                        "whiteNoise",
                        "recordedNoise",
                        "robustnessAuc",
                        "breakingLevels",
                        "provenance");
        assertThat(json.get("leftOut").propertyNames()).containsExactly("multiLabel", "refused");
        assertThat(json.get("refusals").get(0).propertyNames()).containsExactly("recording", "reason");
        assertThat(json.get("clean").propertyNames())
                .containsExactly("accuracy", "balancedAccuracy", "macroF1", "perClass", "confusion");
        assertThat(json.at("/clean/accuracy").propertyNames()).containsExactly("value", "low", "high");
        assertThat(json.at("/clean/perClass/0").propertyNames())
                .containsExactly("label", "recordings", "sensitivity", "precision", "balancedPrecision", "f1");
        assertThat(json.at("/clean/perClass/1/f1").propertyNames()).containsExactly("undefined");
        assertThat(json.at("/clean/confusion")).hasToString("[[1,2],[0,0]]");
        assertThat(json.at("/adversarial/0").propertyNames())
                .containsExactly(
                        "attack",
                        "norm",
                        "epsilon",
                        "unit",
                        "iterations",
                        "starts",
                        "accuracy",
                        "balancedAccuracy",
                        "macroF1",
                        "perClass",
                        "confusion");
        assertThat(json.at("/whiteNoise/0").propertyNames())
                .containsExactly("amplitude", "accuracy", "balancedAccuracy", "macroF1", "perClass", "confusion");
        assertThat(json.at("/robustnessAuc").propertyNames()).containsExactly("adversarial", "whiteNoise");
        assertThat(json.at("/robustnessAuc/adversarial").propertyNames()).containsExactly("linf");
        assertThat(json.at("/breakingLevels/0").propertyNames())
                .containsExactly("attack", "norm", "unit", "iterations", "starts", "levels", "all", "perClass");
        assertThat(json.at("/breakingLevels/0/levels")).hasToString("[0.003]");
        assertThat(json.at("/breakingLevels/0/all"))
                .hasToString("{\"recordings\":1,\"wrongWithoutNoise\":2,"
                        + "\"median\":{\"value\":0.003,\"low\":0.003,\"high\":0.003},\"counts\":[1],\"unbroken\":0}");
        assertThat(json.at("/breakingLevels/0/perClass/1").propertyNames())
                .containsExactly("label", "recordings", "wrongWithoutNoise", "median", "counts", "unbroken");
    }

    @Test
    void namesTheFieldThatAnOlderProgramDidNotWrite() throws IOException {
        Path file = folder.resolve("results.json");
        ObjectNode older = Json.mapper().valueToTree(results);
        older.remove("breakingLevels");
        Files.writeString(file, older.toString());

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("field 'breakingLevels' is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"recordings\" : 3 | \"recordings\" : 3, \"extra\" : 1",
                "\"recordings\" : 3 | \"recordings\" : 3, \"recordings\" : 3",
                "\"recordings\" : 3 | \"recordings\" : \"3\"",
                "\"recordings\" : 3 | \"recordings\" : 3.5",
                "\"recordings\" : 3 | \"recordings\" : 4",
                "\"recordings\" : 3 | \"recordings\" : null",
                "\"recordings\" : 3, | ''",
                "\"classes\" : [ \"Normal\", \"AF\" ] | \"classes\" : [ \"Normal\", \"AF\", \"STE\" ]",
                "\"classes\" : [ \"Normal\", \"AF\" ] | \"classes\" : [ \"Normal\", null ]",
                "\"amplitude\" : 0.05 | \"amplitude\" : 0.05, \"extra\" : 1",
                "\"amplitude\" : 0.05 | \"amplitude\" : -0.05",
                "\"amplitude\" : 0.05, | ''",
                "\"norm\" : \"linf\" | \"norm\" : \"l3\"",
                "\"norm\" : \"linf\" | \"norm\" : null",
                "\"linf\" : | \"l0\" :",
                "\"value\" : 0.5 | \"value\" : 0.5, \"undefined\" : \"why\"",
                "\"value\" : 0.5 | \"value\" : NaN",
                "\"value\" : 0.5, | ''",
                "\"low\" : 0.4 | \"low\" : 0.9",
                "\"undefined\" : \"not run\" | \"undefined\" : \" \"",
                "\"undefined\" : \"not run\" | \"undefined\" : null",
                "[ 0, 0 ] | [ 0 ]",
                "[ 0, 0 ] | [ 0, -1 ]",
                "[ 0, 0 ] | null",
                "\"breakingLevels\" : | \"breakingLevel\" :",
                "\"unbroken\" : 0 | \"unbroken\" : 0, \"extra\" : 1",
                "\"unbroken\" : 0 | \"unbroken\" : 1",
                "\"wrongWithoutNoise\" : 2, | ''",
                "\"wrongWithoutNoise\" : 2, | \"wrongWithoutNoise\" : 1,",
                "\"levels\" : [ 0.003 ] | \"levels\" : [ 0.004 ]",
                "\"levels\" : [ 0.003 ] | \"levels\" : [ ]",
                "\"counts\" : [ 1 ] | \"counts\" : [ 0 ]",
                "\"counts\" : [ 1 ] | \"counts\" : [ 1, 0 ]",
                "\"epsilon\" : 0.003 | \"epsilon\" : 0.004",
            })
    void refusesAnythingElseInOneLine(String original, String replacement) throws IOException {
        Path file = folder.resolve("results.json");
        results.write(file);
        String text = Files.readString(file);
        assertThat(text).contains(original);
        Files.writeString(file, text.replace(original, replacement));

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("\n");
    }
}
