package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Condition;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.WatchedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On the network whose answers are known: "up" and "down" lie about 0.39 of the peak from another class in Linf, "apart" about
 * 1.0.
 */
@ExtendWith(NoTensorLeft.class)
class LevelsTogetherTest {
    private static final PreparedSet SET = SmallWorld.recordings(9, 3);
    private static final PgdConfig PGD =
            new PgdConfig(6, 2, 0.4, PgdLoss.CROSS_ENTROPY, List.of(0.1, 0.3, 0.5, 0.6, 1.4), List.of());

    @Test
    void findsWhatClimbingFindsWhateverTheBatchesAndThreads() {
        List<int[]> climbed = right(evaluate(1, 4, false));

        assertThat(climbed.get(2)).containsExactly(IntStream.range(0, 9).toArray());
        assertThat(climbed.get(3)).containsExactly(2, 5, 8);
        assertThat(climbed.get(5)).isEmpty();
        for (int[] way : new int[][] {{1, 1}, {1, 16}, {2, 4}, {2, 64}}) {
            assertThat(right(evaluate(way[0], way[1], true)))
                    .as("%d threads, batches of %d", way[0], way[1])
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(climbed);
        }
    }

    /** Two starts at 0.3, which nothing breaks, and two at 1.4, which leave together: four rows, then two, in five questions. */
    @Test
    void fillsABatchWithLevelsAndStartsOfOneRecording() {
        PgdConfig pgd = new PgdConfig(4, 2, 0.5, PgdLoss.CROSS_ENTROPY, List.of(0.3, 1.4), List.of());
        List<Long> asked = new ArrayList<>();
        try (TorchClassifier known = SmallWorld.knowing()) {
            TorchClassifier watched =
                    new TorchClassifier(SmallWorld.CONTRACT, new WatchedNetwork(known.network(), asked::add));
            try (Workers workers = Workers.of(watched, 1)) {
                Ladder ladder = new AttackLadders(16, 7)
                        .of(pgd.attacks(), watched, workers, Progress.NONE)
                        .get(0);
                ladder.climb(
                        SET.at(0), new Answers(Condition.CLEAN, 0), Progress.NONE, Progress.NONE.start("levels", 2));
            }
        }
        assertThat(asked).hasSize(5).startsWith(4L).endsWith(2L).allMatch(rows -> rows == 4 || rows == 2);
    }

    /** Which recordings are right, without noise and at each level. */
    private static List<int[]> right(Evaluation evaluation) {
        return evaluation.answers().stream().map(LevelsTogetherTest::right).toList();
    }

    private static int[] right(Answers answers) {
        return IntStream.range(0, SET.size())
                .filter(i -> answers.predictions()[i] == SET.labels()[i])
                .toArray();
    }

    private static Evaluation evaluate(int threads, int batchSize, boolean together) {
        AttackLadders maker = new AttackLadders(batchSize, 7);
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, threads)) {
            Ladder ladder = together
                    ? maker.of(PGD.attacks(), classifier, workers, Progress.NONE)
                            .get(0)
                    : Ladder.climbing(maker.trials(PGD.attacks(), classifier, workers, Progress.NONE));
            return new Evaluator(9, Progress.NONE).evaluate(workers, List.of(ladder), SET);
        }
    }
}
