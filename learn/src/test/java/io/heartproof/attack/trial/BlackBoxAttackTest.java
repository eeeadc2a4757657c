package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An attack that is no PGD goes through the evaluation as PGD does. */
@ExtendWith(NoTensorLeft.class)
class BlackBoxAttackTest {
    private static final int[] LABELS = {0, 1, 2, 1, 1, 2, 0, 1, 2};
    private static final PreparedSet SET =
            new PreparedSet(SmallWorld.recordings(9, 3).recordings(), LABELS);

    /**
     * The fourth bears a wrong label. With 0.3 no offset can be brought to another class, with 0.9 those of "up" and "down" can,
     * those of "apart" cannot.
     */
    @Test
    void climbsTheLevelsOnWhatIsRight() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 2)) {
            List<AttackTrial> trials = DoubleStream.of(0.3, 0.9)
                    .mapToObj(epsilon -> trial(classifier, workers, epsilon))
                    .toList();
            List<Answers> answers = new Evaluator(9, Progress.NONE)
                    .evaluate(workers, List.of(Ladder.climbing(trials)), SET)
                    .answers();

            assertThat(answers).extracting(Answers::condition).first().isEqualTo(Condition.CLEAN);
            assertThat(right(answers.get(0))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
            assertThat(right(answers.get(1))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
            assertThat(right(answers.get(2))).containsExactly(2, 5, 8);
            assertThat(answers.get(2).predictions()[3]).as("not attacked").isZero();
        }
    }

    private static AttackTrial trial(TorchClassifier classifier, Workers workers, double epsilon) {
        Square square = Square.of(400);
        Budget budget = Budget.relative(Norm.LINF, epsilon);
        Condition condition = new Condition(Kind.attack(square.name(), "linf", LevelUnit.SHARE_OF_PEAK), epsilon);
        return new AttackTrial(
                condition,
                classifier,
                new AttackedRecordings.Plan(square, budget, Where.EVERYWHERE, workers, 4, 7, AttackJournal.none()),
                Progress.NONE);
    }

    private static int[] right(Answers answers) {
        return IntStream.range(0, LABELS.length)
                .filter(i -> answers.predictions()[i] == LABELS[i])
                .toArray();
    }
}
