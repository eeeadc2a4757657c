package io.heartproof.attack.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Four recordings of class 0, of which D is wrong without noise. A suite at the levels 1 and 2 breaks A at 1 and B at 2; C
 * withstands it, although noise of size 3 breaks C.
 */
class AttacksBesideTest {
    private static final Kind SUITE = kind("standard");

    @Test
    void countsWhatAnotherAttackFoundAtASmallerLevel() {
        Evaluation counted = counted(answers(kind("sap"), 1, 0, 1, 0), answers(kind("sap"), 2, 0, 1, 2));

        assertThat(counted.answers().get(1).predictions()).containsExactly(1, 1, 0, 1);
        assertThat(counted.answers().get(2).predictions()).containsExactly(1, 1, 2, 1);
        SuiteOutcome suite = counted.suites().get(0);
        assertThat(suite.recordings())
                .containsExactly(
                        broken("A", "fmn", 1, 0.5, 10), broken("B", "sap", 1, 1, 30), broken("C", "sap", 2, 2, 60));
        assertThat(suite.remarks())
                .containsExactly("What attacks beside the suite found counts in its worst case, too (sap):"
                        + " they broke 2 recordings at a level at which it had left them.");
        assertThat(suite.checks()).isEmpty();
    }

    /** A level of 1.5 is none of the suite's, and noise of it lies within its level 2. */
    @Test
    void countsALevelBetweenTwoOfTheSuiteAtTheUpperOne() {
        Evaluation counted = counted(answers(kind("pgd"), 1.5, 0, 0, 1));

        assertThat(counted.answers().get(1).predictions()).containsExactly(1, 0, 0, 1);
        assertThat(counted.answers().get(2).predictions()).containsExactly(1, 1, 1, 1);
        assertThat(counted.suites().get(0).recordings().get(2)).isEqualTo(broken("C", "pgd", 2, 1.5, 60));
    }

    @Test
    void leavesOutNoiseThatIsMeasuredOtherwiseOrLiesElsewhere() {
        Kind length = Kind.attack("pgd", Kind.L2, LevelUnit.LENGTH);
        Kind microvolts = Kind.attack("pgd", Kind.LINF, LevelUnit.MICROVOLTS);

        assertThat(counted(answers(length, 1, 1, 1, 1), answers(microvolts, 1, 1, 1, 1))
                        .suites()
                        .get(0))
                .isEqualTo(suite(SUITE));

        Kind inOneLead = SUITE.with(Kind.LEADS, "I");
        Evaluation everywhere = new AttacksBeside(evaluation(inOneLead, answers(kind("pgd"), 1, 1, 1, 1))).counted();
        assertThat(everywhere.suites().get(0)).isEqualTo(suite(inOneLead));
        Evaluation inPart = counted(answers(kind("pgd").with(Kind.LEADS, "I"), 1, 1, 1, 1));
        assertThat(inPart.suites().get(0).recordings().get(2).level()).contains(1.0);
    }

    /** Of B and C, which the suite left at some level, the noise of one other network breaks B and that of another both. */
    @Test
    void raisesAnAlarmWhereNoiseOfOtherNetworksBreaksMore() {
        Kind one = kind("transfer").with("from", "one");
        Kind other = kind("transfer").with("from", "other");

        Check both = counted(answers(one, 1, 0, 1, 0), answers(other, 2, 0, 1, 1))
                .suites()
                .get(0)
                .checks()
                .get(0);
        assertThat(both)
                .isEqualTo(new Check(
                        "transfer",
                        Optional.of(1.0),
                        0.002,
                        true,
                        "noise found on another network broke 2 of 2 recordings at a level at which the suite had left"
                                + " them"));

        Check none = counted(answers(one, 1, 1, 0, 0), answers(one, 2, 1, 1, 0))
                .suites()
                .get(0)
                .checks()
                .get(0);
        assertThat(none.value()).contains(0.0);
        assertThat(none.alarm()).isFalse();
    }

    private static Evaluation counted(Answers... others) {
        return new AttacksBeside(evaluation(SUITE, others)).counted();
    }

    /** The answers of other attacks stand behind those of the suite. */
    private static Evaluation evaluation(Kind suite, Answers... others) {
        List<Answers> answers = new ArrayList<>(List.of(
                new Answers(Condition.CLEAN, new int[] {0, 0, 0, 1}),
                answers(suite, 1, 1, 0, 0),
                answers(suite, 2, 1, 1, 0)));
        answers.addAll(List.of(others));
        return new Evaluation(
                new LabelSet(List.of("zero", "one", "two")),
                List.of("A", "B", "C", "D"),
                new int[4],
                answers,
                List.of(suite(suite)));
    }

    private static SuiteOutcome suite(Kind kind) {
        return new SuiteOutcome(
                kind,
                List.of(1.0, 2.0),
                List.of(
                        broken("A", "fmn", 1, 0.5, 10),
                        broken("B", "fmn", 2, 1.8, 30),
                        new AttackedRecording(
                                "C", Optional.empty(), Optional.empty(), Optional.of(3.0), Optional.of(60.0), 7, 5)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static AttackedRecording broken(String name, String by, double level, double size, double microvolts) {
        return new AttackedRecording(
                name, Optional.of(by), Optional.of(level), Optional.of(size), Optional.of(microvolts), 7, 5);
    }

    private static Kind kind(String attack) {
        return Kind.attack(attack, Kind.LINF, LevelUnit.SHARE_OF_PEAK);
    }

    private static Answers answers(Kind kind, double level, int a, int b, int c) {
        return new Answers(new Condition(kind, level), new int[] {a, b, c, 1});
    }
}
