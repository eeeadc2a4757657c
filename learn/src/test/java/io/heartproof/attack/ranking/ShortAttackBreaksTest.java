package io.heartproof.attack.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.evaluation.Answers;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SuiteOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Four recordings of class 0, the first wrong without noise. At the levels 1, 2 and 3 a suite breaks A at 3 with noise of 2.5, B
 * at 1 with noise of 0.5, and leaves C, of which it knows noise of 5.
 */
class ShortAttackBreaksTest {
    private static final Answers CLEAN = answers(1, 0, 0, 0);
    private static final AttackFinding WITHSTOOD = AttackFinding.none(0);
    private static final List<AttackedRecording> SUITE = List.of(
            new AttackedRecording("A", Optional.of("fmn"), Optional.of(3.0), Optional.of(2.5), Optional.of(25.0), 7, 6),
            new AttackedRecording("B", Optional.of("fmn"), Optional.of(1.0), Optional.of(0.5), Optional.of(5.0), 7, 6),
            new AttackedRecording("C", Optional.empty(), Optional.empty(), Optional.of(5.0), Optional.of(50.0), 7, 6));

    /** A breaks at 2, B with larger noise, and C at 3 with noise of size 2, which lies in the level below. */
    private static final ShortAttackBreaks BREAKS = new ShortAttackBreaks(
            new int[] {1, 2, 3},
            List.of(1.0, 2.0, 3.0),
            List.of(
                    List.of(WITHSTOOD, broken(2, 1, 10), WITHSTOOD),
                    List.of(broken(2, 1.5, 15), broken(2, 2, 20), WITHSTOOD),
                    List.of(broken(3, 3, 30), broken(2, 3, 30), broken(3, 2, Double.NaN))));

    @Test
    void countsSmallerNoiseThanThatOfTheSuite() {
        SuiteOutcome outcome = BREAKS.and(new SuiteOutcome(
                Kind.attack("standard", Kind.LINF, LevelUnit.SHARE_OF_PEAK),
                List.of(1.0, 2.0, 3.0),
                SUITE,
                List.of(),
                List.of(),
                List.of(),
                List.of()));

        assertThat(outcome.recordings())
                .containsExactly(
                        new AttackedRecording(
                                "A",
                                Optional.of("ranking"),
                                Optional.of(2.0),
                                Optional.of(1.5),
                                Optional.of(15.0),
                                7,
                                6),
                        SUITE.get(1),
                        new AttackedRecording(
                                "C",
                                Optional.of("ranking"),
                                Optional.of(2.0),
                                Optional.of(2.0),
                                Optional.empty(),
                                7,
                                6));
    }

    @Test
    void answersWrongFromThatLevelOn() {
        assertThat(BREAKS.and(answers(1, 0, 1, 0), 0, CLEAN).predictions()).containsExactly(1, 0, 1, 0);
        assertThat(BREAKS.and(answers(1, 0, 1, 0), 1, CLEAN).predictions()).containsExactly(1, 2, 1, 3);
        assertThat(BREAKS.and(answers(1, 4, 1, 0), 2, CLEAN).predictions()).containsExactly(1, 4, 1, 3);
    }

    private static Answers answers(int... predictions) {
        return new Answers(Condition.CLEAN, predictions);
    }

    private static AttackFinding broken(int prediction, double size, double microvolts) {
        return new AttackFinding(true, prediction, size, microvolts, LogOdds.NONE, 1, 1);
    }
}
