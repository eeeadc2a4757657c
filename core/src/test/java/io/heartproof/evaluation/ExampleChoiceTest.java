package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SuiteOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Recordings A, B, C of class "zero" and D, E of class "one"; E is wrong without noise. PGD breaks B at 1, A and D at 2, and C
 * not at all.
 */
class ExampleChoiceTest {
    private static final Kind PGD = kind("pgd");
    private static final Kind SUITE = kind("standard");
    private static final List<Answers> BY_PGD = List.of(
            new Answers(Condition.CLEAN, new int[] {0, 0, 0, 1, 0}),
            new Answers(new Condition(PGD, 1), new int[] {0, 1, 0, 1, 0}),
            new Answers(new Condition(PGD, 2), new int[] {1, 1, 0, 0, 0}));

    @Test
    void takesTheRecordingOfEachClassThatBreaksFirst() {
        ExampleChoice choice = new ExampleChoice(evaluation(BY_PGD, List.of()));

        assertThat(choice.recordings(5)).containsExactly(1, 3);
        assertThat(choice.recordings(1)).containsExactly(1);
        assertThat(choice.attacks(1)).containsExactly(0, 1);
        assertThat(choice.attacks(3)).containsExactly(1);
        assertThat(choice.attacks(2)).as("the largest, where none breaks it").containsExactly(1);
    }

    @Test
    void takesTheFirstOfEachClassWithoutAttacks() {
        ExampleChoice choice = new ExampleChoice(evaluation(BY_PGD.subList(0, 1), List.of()));

        assertThat(choice.recordings(5)).containsExactly(0, 3);
        assertThat(choice.attacks(0)).isEmpty();
    }

    /** The suite's noise against C is the smallest of its class, and that against D smaller still. */
    @Test
    void measuresBySizesOfASuiteWhereThereIsOne() {
        List<Answers> answers =
                List.of(BY_PGD.get(0), BY_PGD.get(1), BY_PGD.get(2), new Answers(new Condition(SUITE, 1), new int[] {
                    1, 1, 1, 0, 0
                }));
        SuiteOutcome suite = new SuiteOutcome(
                SUITE,
                List.of(1.0),
                List.of(broken("A", 0.9), broken("B", 0.8), broken("C", 0.7), broken("D", 0.3)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        ExampleChoice choice = new ExampleChoice(evaluation(answers, List.of(suite)));

        assertThat(choice.recordings(5)).containsExactly(3, 2);
        assertThat(choice.attacks(2)).as("the suite's level in front").containsExactly(2, 0, 1);
    }

    private static Evaluation evaluation(List<Answers> answers, List<SuiteOutcome> suites) {
        return new Evaluation(
                new LabelSet(List.of("zero", "one")),
                List.of("A", "B", "C", "D", "E"),
                new int[] {0, 0, 0, 1, 1},
                answers,
                suites);
    }

    private static AttackedRecording broken(String name, double size) {
        return new AttackedRecording(
                name, Optional.of("fmn"), Optional.of(1.0), Optional.of(size), Optional.empty(), 1, 1);
    }

    private static Kind kind(String attack) {
        return Kind.attack(attack, Kind.LINF, LevelUnit.SHARE_OF_PEAK);
    }
}
