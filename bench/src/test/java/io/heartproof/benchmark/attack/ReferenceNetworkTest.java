package io.heartproof.benchmark.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.white.Apgd;
import io.heartproof.benchmark.attack.ReferenceNetwork.OriginalLevel;
import io.heartproof.benchmark.measure.Agreement;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceNetworkTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatTheOriginalsLeftUnbroken() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{}");
        Files.writeString(folder.resolve("ce.json"), """
            {"network": "ce.safetensors", "right": ["A", "B", "C"],
             "unbroken": {"0.02": {"apgd-ce": ["B"]}, "0.01": {"apgd-ce": ["C", "B"]}},
             "fmn_linf_200_steps_smallest": {"A": 0.005, "B": 0.03, "C": 0.015}}
            """);
        ReferenceNetwork network = ReferenceNetwork.in(folder).get(0);
        assertThat(network.name()).isEqualTo("ce");
        assertThat(network.weights()).isEqualTo(folder.resolve("ce.safetensors"));
        assertThat(network.levels()).extracting(OriginalLevel::epsilon).containsExactly(0.01, 0.02);
        assertThat(network.levels().get(0).unbroken()).containsEntry("apgd-ce", List.of("C", "B"));
        assertThat(network.smallest()).containsExactly(0.005, 0.03, 0.015);
        assertThat(network.first(2).right()).containsExactly("A", "B");
        assertThat(network.first(2).smallest()).containsExactly(0.005, 0.03);
    }

    /** At 0.01 all original attacks together left B, whose noise of 0.03 is the smallest found; C has noise of 0.009. */
    @Test
    void comparesAttacksAloneInTurnAndTogether() {
        Path any = folder.resolve("any");
        ReferenceNetwork network = new ReferenceNetwork(
                "ce",
                any,
                any,
                List.of("A", "B", "C"),
                List.of(0.005, 0.03, 0.009),
                List.of(new OriginalLevel(0.01, originals())));
        Contender first = Contender.of(Apgd.crossEntropy(1));
        first.broken().add(new boolean[] {true, false, false});
        Contender second = Contender.of(Apgd.dlr(1));
        second.broken().add(new boolean[] {false, false, true});
        assertThat(new LevelAgreements(network, List.of(first, second)).all())
                .extracting(Agreement::toString)
                .containsExactly(
                        "apgd-ce at 0.01: of 3 recordings 2 unbroken, by the baseline 2",
                        "apgd-dlr at 0.01: of 3 recordings 2 unbroken, by the baseline 1; not the same: A (withstands"
                                + " ours)",
                        "apgd-dlr after those before it at 0.01: of 3 recordings 1 unbroken, by the baseline 1",
                        "all attacks at 0.01: of 3 recordings 1 unbroken, by the baseline 1");
    }

    private static Map<String, List<String>> originals() {
        Map<String, List<String>> unbroken = new LinkedHashMap<>();
        unbroken.put("apgd-ce", List.of("B", "C"));
        unbroken.put("apgd-dlr", List.of("B"));
        unbroken.put("unknown here", List.of());
        return unbroken;
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> ReferenceNetwork.in(folder))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("model.json");
        Files.writeString(folder.resolve("model.json"), "{}");
        assertThatThrownBy(() -> ReferenceNetwork.in(folder)).hasMessageContaining("a JSON file per network");
        Files.writeString(folder.resolve("ce.json"), "{\"network\": \"x\"}");
        assertThatThrownBy(() -> ReferenceNetwork.in(folder)).hasMessageContaining("expected the key 'right'");
    }
}
