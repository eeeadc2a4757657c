package io.heartproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.condition.Kind;
import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
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

    /** One Normal that is right without noise and breaks at 0.003; two that are wrong without. */
    private final Results results = new CountedResults(
                    LABELS, new int[] {0, 0, 0}, new int[] {0, 1, 1}, new Bootstrap(100, 1))
            .at(CountedResults.pgd(100, 2), 0.003, new int[] {1, 1, 1})
            .at(Kind.WHITE, 0.05, new int[] {0, 1, 1})
            .at(Kind.recorded("em"), -6, new int[] {0, 1, 1})
            .results(
                    new Results.LeftOut(2, 1),
                    List.of(new Refusal("A0007", "lead V3 is missing")),
                    new Provenance(
                            "heartproof 0.1.0",
                            "2026-01-01T00:00:00Z",
                            "heartproof evaluate",
                            1,
                            2,
                            "cpu",
                            Map.of("java", "17", "os", "Linux"),
                            Map.of("data", "sha256:00")));

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
                        "version",
                        "recordings",
                        "classes",
                        "leftOut",
                        "refusals",
                        "conditions",
                        "kinds",
                        "suites",
                        "attackChecks",
                        "untried",
                        "provenance");
        assertThat(json.get("version")).hasToString("4");
        assertThat(json.get("leftOut").propertyNames()).containsExactly("multiLabel", "refused");
        assertThat(json.get("refusals").get(0).propertyNames()).containsExactly("recording", "reason");
        assertThat(json.get("conditions").get(0).propertyNames()).containsExactly("condition", "scores");
        assertThat(json.at("/conditions/0/condition"))
                .hasToString("{\"kind\":{\"family\":\"clean\",\"source\":\"\",\"settings\":{},\"unit\":\"none\"},"
                        + "\"level\":0.0}");
        assertThat(json.at("/conditions/1/condition"))
                .hasToString("{\"kind\":{\"family\":\"adversarial\",\"source\":\"pgd\",\"settings\":{\"norm\":\"linf\","
                        + "\"iterations\":\"100\",\"starts\":\"2\"},\"unit\":\"shareOfPeak\"},\"level\":0.003}");
        assertThat(json.at("/conditions/3/condition"))
                .hasToString("{\"kind\":{\"family\":\"recordedNoise\",\"source\":\"em\",\"settings\":{},"
                        + "\"unit\":\"decibels\"},\"level\":-6.0}");
        JsonNode clean = json.at("/conditions/0/scores");
        assertThat(clean.propertyNames()).containsExactly("figures", "perClass", "confusion");
        assertThat(clean.get("figures").propertyNames()).containsExactly("accuracy", "balancedAccuracy", "macroF1");
        assertThat(clean.at("/figures/accuracy").propertyNames()).containsExactly("value", "low", "high");
        assertThat(clean.at("/perClass/0").propertyNames()).containsExactly("label", "recordings", "figures");
        assertThat(clean.at("/perClass/0/figures").propertyNames())
                .containsExactly("sensitivity", "precision", "balancedPrecision", "f1");
        assertThat(clean.at("/perClass/1/figures/f1").propertyNames()).containsExactly("undefined");
        assertThat(clean.at("/confusion")).hasToString("[[1,2],[0,0]]");
        assertThat(json.get("kinds")).hasSize(2);
        assertThat(json.at("/kinds/0").propertyNames()).containsExactly("kind", "area", "breakingLevels");
        assertThat(json.at("/kinds/0/kind")).isEqualTo(json.at("/conditions/1/condition/kind"));
        assertThat(json.at("/kinds/0/breakingLevels").propertyNames()).containsExactly("levels", "all", "perClass");
        assertThat(json.at("/kinds/0/breakingLevels/levels")).hasToString("[0.003]");
        assertThat(json.at("/kinds/0/breakingLevels/all"))
                .hasToString("{\"recordings\":1,\"wrongWithoutNoise\":2,"
                        + "\"median\":{\"value\":0.003,\"low\":0.003,\"high\":0.003},\"counts\":[1],\"unbroken\":0}");
        assertThat(json.at("/kinds/0/breakingLevels/perClass/1").propertyNames())
                .containsExactly("label", "recordings", "wrongWithoutNoise", "median", "counts", "unbroken");
        assertThat(json.at("/kinds/1/breakingLevels").isNull()).isTrue();
    }

    @Test
    void namesTheFieldThatIsMissing() throws IOException {
        Path file = folder.resolve("results.json");
        ObjectNode without = Json.mapper().valueToTree(results);
        without.remove("kinds");
        Files.writeString(file, without.toString());

        assertThatThrownBy(() -> Results.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageEndingWith("field 'kinds' is missing");
    }

    @Test
    void refusesConditionsThatPredictionsDoNotTellApart() {
        CountedResults twice = new CountedResults(LABELS, new int[] {0}, new int[] {0}, new Bootstrap(100, 1))
                .at(CountedResults.pgd(100, 2), 0.003, new int[] {1})
                .at(CountedResults.pgd(20, 1), 0.003, new int[] {1});

        assertThatThrownBy(() -> twice.results(results.provenance()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("differ from the others in family, source, norm or level");
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
                "\"version\" : 4 | \"version\" : 5",
                "\"version\" : 4 | \"version\" : null",
                "\"version\" : 4, | ''",
                "\"level\" : 0.05 | \"level\" : 0.05, \"extra\" : 1",
                "\"level\" : 0.05 | \"level\" : -0.05",
                "\"level\" : 0.05 | \"level\" : null",
                "\"level\" : 0.0 | \"level\" : 1.0",
                "\"family\" : \"clean\" | \"family\" : \"whiteNoise\"",
                "\"family\" : \"clean\" | \"family\" : \"cleaner\"",
                "\"unit\" : \"decibels\" | \"unit\" : \"none\"",
                "\"source\" : \"em\" | \"source\" : \"\"",
                "\"iterations\" : \"100\" | \"iterations\" : \"\"",
                "\"iterations\" : \"100\" | \"iterations\" : null",
                "\"macroF1\" : | \"microF1\" :",
                "\"area\" : { | \"area\" : null, \"areas\" : {",
                "\"norm\" : \"linf\" | \"norm\" : \"\"",
                "\"norm\" : | \"norms\" :",
                "\"norm\" : \"linf\" | \"norm\" : null",
                "\"value\" : 0.3333333333333333, | \"value\" : 0.3333333333333333, \"undefined\" : \"why\",",
                "\"value\" : 0.3333333333333333 | \"value\" : NaN",
                "\"value\" : 0.3333333333333333, | ''",
                "\"low\" : 0.0 | \"low\" : 1.9",
                "\"undefined\" : \"sensitivity of AF is undefined: no AF recording among 3 recordings\" |"
                        + " \"undefined\" : \" \"",
                "\"undefined\" : \"sensitivity of AF is undefined: no AF recording among 3 recordings\" |"
                        + " \"undefined\" : null",
                "[ 0, 0 ] | [ 0 ]",
                "[ 0, 0 ] | [ 0, -1 ]",
                "[ 0, 0 ] | null",
                "\"breakingLevels\" : { | \"breakingLevel\" : {",
                "\"unbroken\" : 0 | \"unbroken\" : 0, \"extra\" : 1",
                "\"unbroken\" : 0 | \"unbroken\" : 1",
                "\"wrongWithoutNoise\" : 2, | ''",
                "\"wrongWithoutNoise\" : 2, | \"wrongWithoutNoise\" : 1,",
                "\"levels\" : [ 0.003 ] | \"levels\" : [ 0.004 ]",
                "\"levels\" : [ 0.003 ] | \"levels\" : [ ]",
                "\"counts\" : [ 1 ] | \"counts\" : [ 0 ]",
                "\"counts\" : [ 1 ] | \"counts\" : [ 1, 0 ]",
                "\"level\" : 0.003 | \"level\" : 0.004",
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
