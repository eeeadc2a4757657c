package io.heartproof.attack.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.AnswersOnly;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two recordings of class 0 and 1, which the attack leaves at 0.1 and breaks at 1; nobody is attacked there any more at 1.5. */
@ExtendWith(NoTensorLeft.class)
class RankedLadderTest {
    private static final PreparedSet SET =
            new PreparedSet(SmallWorld.recordings(2, 3).recordings(), new int[] {0, 1});

    /** Breaks everybody from level 1 on, and gives no log odds. */
    private record Breaking(double level) implements Trial {
        @Override
        public Condition condition() {
            return new Condition(Kind.attack("breaking", "linf", LevelUnit.SHARE_OF_PEAK), level);
        }

        @Override
        public Answers answers(PreparedSet set) {
            int[] labels = set.labels().clone();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = level < 1 ? labels[i] : 2;
            }
            return new Answers(condition(), labels);
        }

        @Override
        public Batch shown(PreparedSet one) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void asksOnWhereARecordingIsBroken() {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            assertFalling(classifier, new ShortAttack());
        }
    }

    @Test
    void asksOnWithoutGradients() {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            assertFalling(AnswersOnly.of(classifier), new ShortAttack());
        }
    }

    /** An attack that asks for answers alone is not followed by one that asks for gradients. */
    @Test
    void asksForNoMoreThanItIsGiven() {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            List<Answers> byAnswers = assertFalling(classifier, new ShortQuestions());
            List<Answers> without = assertFalling(AnswersOnly.of(classifier), new ShortAttack());
            List<Answers> byGradients = assertFalling(classifier, new ShortAttack());

            for (int level = 1; level < byAnswers.size(); level++) {
                assertThat(byAnswers.get(level).odds().get(0).of(0))
                        .isEqualTo(without.get(level).odds().get(0).of(0))
                        .isGreaterThan(byGradients.get(level).odds().get(0).of(0));
            }
        }
    }

    /** Though both short attacks go on after it. */
    @Test
    void giveTheNoiseThatBrokeARecording() {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            for (Attack attack : List.of(new ShortAttack(), new ShortQuestions())) {
                AttackFinding found = round(SET, Classifiers.of(classifier))
                        .run(attack, List.of(new AtSize(0, 1.5)))
                        .get(0);

                assertThat(found.broken()).as(attack.toString()).isTrue();
                assertThat(found.prediction()).isPositive();
                assertThat(found.size()).isLessThanOrEqualTo(1.5 * (1 + 1e-6));
            }
        }
    }

    private static AttackRound round(PreparedSet set, Classifiers classifiers) {
        return new AttackRound(
                set, classifiers, Budget.relative(Norm.LINF, 0.1), Where.EVERYWHERE, 4, 7, AttackJournal.none());
    }

    private static List<Answers> assertFalling(Classifier classifier, Attack further) {
        Classifiers classifiers = Classifiers.of(classifier);
        Ladder ladder = Ladder.climbing(
                DoubleStream.of(0.1, 1, 1.5).mapToObj(Breaking::new).toList());
        RankedLadder ranked = new RankedLadder(ladder, further, set -> round(set, classifiers));

        List<Answers> answers = new Evaluator(4, Progress.NONE)
                .evaluate(classifiers, List.of(ranked), SET)
                .answers();

        assertThat(answers.get(0).predictions()).containsExactly(0, 1);
        assertThat(answers.get(1).predictions()).containsExactly(0, 1);
        assertThat(answers.get(3).predictions()).containsExactly(2, 2);
        for (int i = 0; i < 2; i++) {
            for (int level = 1; level < answers.size(); level++) {
                assertThat(answers.get(level).odds().get(i).of(i))
                        .as("recording %d, level %d", i, level)
                        .isLessThanOrEqualTo(
                                answers.get(level - 1).odds().get(i).of(i));
            }
            assertThat(answers.get(3).odds().get(i).of(i))
                    .as("recording %d", i)
                    .isLessThan(answers.get(0).odds().get(i).of(i));
        }
        return answers;
    }
}
