package io.heartproof.benchmark.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.benchmark.measure.Agreement;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrengthReportTest {
    private static final SizeRatio EQUAL = new SizeRatio(1, 1, List.of());

    @Test
    void saysThatNoAttackIsWeaker() {
        StrengthReport report =
                report(0.4, EQUAL, agreement("apgd-ce at 0.1", 5, 6), agreement("apgd-ce at 0.2", 3, 2));
        assertThat(report.latestLines()).last().isEqualTo("no attack is weaker than its original");
    }

    @Test
    void namesALevelAtWhichAnAttackLeavesTwoMore() {
        assertThat(weaknesses(0.4, EQUAL, agreement("apgd-ce at 0.1", 5, 7), agreement("apgd-ce at 0.2", 5, 3)))
                .containsExactly("ce: apgd-ce at 0.1: of 9 recordings 7 unbroken, by the baseline 5; not the same: A1");
    }

    @Test
    void addsUpTheLevelsOfAnAttack() {
        assertThat(weaknesses(0.4, EQUAL, agreement("apgd-t at 0.1", 5, 6), agreement("apgd-t at 0.2", 5, 5)))
                .containsExactly("ce: apgd-t leaves 1 more over all levels");
    }

    @Test
    void allowsAllAttacksTogetherNoRecordingMore() {
        assertThat(weaknesses(0.4, EQUAL, agreement("all attacks at 0.1", 5, 6), agreement("all attacks at 0.2", 5, 4)))
                .singleElement()
                .asString()
                .contains("all attacks at 0.1");
    }

    @Test
    void comparesTheSmallestNoise() {
        SizeRatio ratio = SizeRatio.of(
                List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"),
                new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1.2, 1.5},
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1);
        assertThat(ratio.median()).isEqualTo(1, within(0.0));
        assertThat(ratio.ninetieth()).isEqualTo(1.2, within(1e-12));
        assertThat(ratio.larger()).containsExactly("I 1.20", "J 1.50");
        assertThat(weaknesses(0.4, ratio)).singleElement().asString().contains("90th percentile 1.2000 (at most 1.1)");
        assertThat(weaknesses(0.5, EQUAL)).singleElement().asString().contains("break 50 % (less than half)");
    }

    private static List<String> weaknesses(double below, SizeRatio sizes, Agreement... agreements) {
        return report(below, sizes, agreements).networks().get(0).weaknesses();
    }

    private static StrengthReport report(double below, SizeRatio sizes, Agreement... agreements) {
        AttackStrength cost = new AttackStrength("apgd-ce", 1, 100, 99, 2);
        return new StrengthReport(
                true, List.of(new NetworkStrength("ce", 9, List.of(agreements), sizes, below, List.of(cost))));
    }

    private static Agreement agreement(String condition, int original, int ours) {
        return new Agreement(condition, 9, original, ours, original == ours ? List.of() : List.of("A1"));
    }
}
