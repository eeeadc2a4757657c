package io.heartproof.metric.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.suite.SuiteOutcome.AttackAlone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Five recordings of the classes "up" (three) and "down" (two), levels 1 and 2; the last is never broken. */
class SuiteFindingsTest {
    private static final LabelSet LABELS = new LabelSet(List.of("up", "down", "never"));
    private static final int[] TRUTH = {0, 0, 0, 1, 1};
    private static final double NONE = Double.POSITIVE_INFINITY;

    private final SuiteFindings findings = SuiteFindings.of(
            outcome(
                    new AttackAlone("apgd-ce", List.of(0, 1, 3, 4), List.of(0.5, 1.5, 1.5, NONE)),
                    new AttackAlone("square", List.of(0, 1, 3, 4), List.of(NONE, 1.5, NONE, NONE))),
            LABELS,
            TRUTH,
            new Bootstrap(100, 1));

    private static SuiteOutcome outcome(AttackAlone... alone) {
        return new SuiteOutcome(
                Kind.attack("standard", Kind.LINF, LevelUnit.SHARE_OF_PEAK),
                List.of(1.0, 2.0),
                List.of(
                        broken("a", 1, 0.5, 50),
                        broken("b", 2, 1.5, 150),
                        broken("c", 2, 1.2, 100),
                        broken("d", 2, 1.4, 200),
                        new AttackedRecording(
                                "e", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 9, 5)),
                List.of(
                        new AttackEffort("apgd-ce", true, 5, 4, 100, 90, 1.5),
                        new AttackEffort("square", false, 1, 0, 1000, 0, 2)),
                List.of(alone),
                List.of(Check.atMost(1e-4, "randomised", 0, "the same five times")),
                List.of());
    }

    private static AttackedRecording broken(String name, double level, double size, double microvolts) {
        return new AttackedRecording(
                name, Optional.of("apgd-ce"), Optional.of(level), Optional.of(size), Optional.of(microvolts), 20, 19);
    }

    /** Of the sample a, b, d, e the envelope is 0.5, 1.5, 1.4, none. */
    @Test
    void readsEveryAttackAloneOnTheSample() {
        assertThat(findings.sampled()).isEqualTo(4);
        assertThat(findings.envelope()).containsExactly(0.75, 0.25);
        assertThat(findings.attacks().get(0).accuracy()).containsExactly(0.75, 0.25);
        assertThat(findings.attacks().get(1).accuracy()).containsExactly(1.0, 0.75);
    }

    /** Areas: none 2; envelope 0.875 + 0.5 = 1.375; square 1 + 0.875 = 1.875: 1 - 0.5 / 0.625 = 0.2. */
    @Test
    void tellsHowNearEachAttackComesToTheWorstCaseOverAll() {
        assertThat(findings.attacks())
                .extracting(one -> Math.round(one.optimality().orElseThrow() * 1e9) / 1e9)
                .containsExactly(1.0, 0.2);
    }

    /** Without "e", which no noise broke, the microvolts are 50, 100, 150 and 200, of which the second is the median. */
    @Test
    void leavesUnbrokenRecordingsOutOfTheMedianInMicrovoltsThatAreNotCalibrated() {
        SuiteFindings mixed =
                SuiteFindings.of(outcome().uncalibrated(List.of("e")), LABELS, TRUTH, new Bootstrap(100, 1));

        assertThat(value(mixed.smallest().get(0).microvolts())).isEqualTo(100);
        assertThat(value(mixed.smallest().get(0).median())).isEqualTo(1.4);
    }

    @Test
    void isNoAlarmWhereOneAttackAloneComesToTheWorstCase() {
        Check check = findings.checks().get(1);

        assertThat(check.name()).isEqualTo("optimality");
        assertThat(check.alarm()).isFalse();
        assertThat(findings.alarms()).isEmpty();
    }

    @Test
    void isAnAlarmWhereTheStrongestAttackAloneFallsShort() {
        SuiteFindings weak = SuiteFindings.of(
                outcome(new AttackAlone("square", List.of(0, 1, 3, 4), List.of(NONE, 1.5, NONE, NONE))),
                LABELS,
                TRUTH,
                new Bootstrap(100, 1));

        assertThat(weak.alarms()).extracting(Check::name).containsExactly("optimality");
        assertThat(weak.alarms().get(0))
                .hasToString("ALARM optimality: 0.200, threshold 0.95: the strongest attack alone is"
                        + " square, on 4 recordings; 1 is the worst case over all attacks");
        assertThat(weak.remarks())
                .containsExactly("Optimality was measured on 4 recordings: below 20, one recording alone may decide"
                        + " whether it is an alarm.");
    }

    @Test
    void saysThatOptimalityIsUnknownWithoutASample() {
        SuiteFindings unknown = SuiteFindings.of(outcome(), LABELS, TRUTH, new Bootstrap(100, 1));

        assertThat(unknown.attacks().get(0).optimality()).isEmpty();
        assertThat(unknown.checks().get(1).value()).isEmpty();
        assertThat(unknown.remarks()).isEmpty();
        assertThat(unknown.alarms()).isEmpty();
    }

    /** The median of five is the third, of two the first, and one that is not found is larger than all others. */
    @Test
    void hasTheMedianOfTheSmallestNoisePerClass() {
        assertThat(findings.smallest()).extracting(SmallestNoise::label).containsExactly("", "up", "down", "never");
        assertThat(findings.smallest()).extracting(SmallestNoise::found).containsExactly(4, 3, 1, 0);
        assertThat(findings.smallest().subList(0, 3))
                .extracting(one -> value(one.median()))
                .containsExactly(1.4, 1.2, 1.4);
        assertThat(findings.smallest().subList(0, 3))
                .extracting(one -> value(one.microvolts()))
                .containsExactly(150.0, 100.0, 200.0);
        assertThat(findings.smallest().get(3).median())
                .hasToString("the median smallest noise of never is undefined: there is no recording");
    }

    @Test
    void isReadBackAsItWasWritten() {
        String json = Json.line(findings);

        assertThat(Json.mapper().readValue(json, SuiteFindings.class)).isEqualTo(findings);
    }

    private static double value(Figure figure) {
        return figure.known().orElseThrow().value();
    }
}
