package io.heartproof.attack.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.condition.Condition;
import io.heartproof.evaluation.Answers;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.suite.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four recordings of class 0, the first wrong without noise; a suite breaks the second at the first level, the third at the next. */
class ShortAttackCheckTest {
    private static final int[] RIGHT = {1, 2, 3};
    private static final AttackFinding WITHSTOOD = finding(false, 2, -2);
    private static final AttackFinding BROKEN = finding(true, -2, 2);

    /** At the second level the suite has broken the first two of the three. */
    @Test
    void trustsASuiteThatBreaksAsMuch() {
        Check check = check(List.of(BROKEN, WITHSTOOD, WITHSTOOD), List.of(BROKEN, BROKEN, WITHSTOOD));
        assertThat(check.alarm()).isFalse();
        assertThat(check.value()).contains(0.0);
    }

    @Test
    void noticesWhatASuiteHadLeft() {
        Check check = check(List.of(WITHSTOOD, BROKEN, WITHSTOOD), List.of(BROKEN, BROKEN, WITHSTOOD));
        assertThat(check.alarm()).isTrue();
        assertThat(check.value()).contains(0.5);
        assertThat(check.text()).contains("broke 1 of 2 recordings");
    }

    /** One that goes on after a wrong answer does not say that it was one; another class is likelier than not. */
    @Test
    void noticesAWrongAnswerByItsLogOdds() {
        Check check = check(List.of(BROKEN, WITHSTOOD, WITHSTOOD), List.of(BROKEN, BROKEN, finding(false, -1, 0.5f)));
        assertThat(check.alarm()).isTrue();
    }

    @Test
    void isNotMadeWhereNoTimeIsLeft() {
        AttackFinding leftOut = new AttackFinding(false, -1, Double.POSITIVE_INFINITY, Double.NaN, LogOdds.NONE, 0, 0);
        Check check = check(List.of(BROKEN, WITHSTOOD, WITHSTOOD), List.of(leftOut, leftOut, leftOut));
        assertThat(check.value()).isEmpty();
        assertThat(check.text()).isEqualTo("no time was left");
    }

    @Test
    void isNotMadeWhereEverythingBreaks() {
        Answers broken = answers(1, 1, 1, 1);
        Check check = new ShortAttackCheck(List.of(broken), answers(1, 0, 0, 0))
                .of(RIGHT, List.of(List.of(BROKEN, BROKEN, BROKEN)));
        assertThat(check.value()).isEmpty();
    }

    private static Check check(List<AttackFinding> first, List<AttackFinding> second) {
        List<Answers> suite = List.of(answers(1, 1, 0, 0), answers(1, 1, 1, 0));
        return new ShortAttackCheck(suite, answers(1, 0, 0, 0)).of(RIGHT, List.of(first, second));
    }

    private static Answers answers(int... predictions) {
        return new Answers(Condition.CLEAN, predictions, List.of());
    }

    private static AttackFinding finding(boolean broken, float own, float other) {
        LogOdds odds = LogOdds.of(ClassSet.of(0), own, other);
        return new AttackFinding(broken, broken ? 1 : 0, broken ? 1 : Double.POSITIVE_INFINITY, Double.NaN, odds, 1, 1);
    }
}
