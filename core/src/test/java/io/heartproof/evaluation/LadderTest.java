package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LogOdds;
import io.heartproof.metric.ranking.WorstOdds;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Six recordings R0 to R5 of the classes 0, 1, 2, 0, 1, 2; without noise R1 is wrong. */
class LadderTest {
    private static final PreparedSet SET = new PreparedSet(
            IntStream.range(0, 6)
                    .mapToObj(i ->
                            new PreparedRecording("R" + i, new float[][] {{i}}, LeadScale.oneMillivolt(1), List.of()))
                    .toList(),
            new int[] {0, 1, 2, 0, 1, 2});
    private static final int[] CLEAN = {0, 2, 2, 0, 1, 2};

    /** Answers 7 for some recordings and their label for the others, and notes what it was asked about. */
    private record Breaking(double level, List<String> broken, List<String> asked) implements Trial {
        Breaking(double level, String... broken) {
            this(level, List.of(broken), new ArrayList<>());
        }

        @Override
        public Condition condition() {
            return new Condition(Kind.WHITE, level);
        }

        @Override
        public Answers answers(PreparedSet set) {
            List<String> names =
                    set.recordings().stream().map(Prepared::recording).toList();
            asked.addAll(names);
            return new Answers(
                    condition(),
                    IntStream.range(0, set.size())
                            .map(i -> broken.contains(names.get(i)) ? 7 : set.labels()[i])
                            .toArray());
        }

        @Override
        public Batch shown(PreparedSet one) {
            throw new UnsupportedOperationException();
        }
    }

    private final Breaking low = new Breaking(0.1, "R0", "R1");
    private final Breaking middle = new Breaking(0.2, "R4");
    private final Breaking high = new Breaking(0.3, "R0", "R5");

    @Test
    void triesEveryLevelOnAllThatAreRightWithoutNoise() {
        List<Answers> answers = climb(Ladder.ofLevels("noise", List.of(low, middle, high)));

        assertThat(middle.asked()).containsExactly("R0", "R2", "R3", "R4", "R5");
        assertThat(high.asked()).isEqualTo(middle.asked());
        assertThat(answers.get(0).predictions()).containsExactly(7, 2, 2, 0, 1, 2);
        assertThat(answers.get(1).predictions()).containsExactly(0, 2, 2, 0, 7, 2);
        assertThat(answers.get(2).predictions()).containsExactly(7, 2, 2, 0, 1, 7);
    }

    @Test
    void climbsWithTheSurvivorsOnlyAndWhoIsWrongStaysWrong() {
        List<Answers> answers = climb(Ladder.climbing(List.of(low, middle, high)));

        assertThat(low.asked()).containsExactly("R0", "R2", "R3", "R4", "R5");
        assertThat(middle.asked()).containsExactly("R2", "R3", "R4", "R5");
        assertThat(high.asked()).containsExactly("R2", "R3", "R5");
        assertThat(answers).extracting(one -> one.condition().level()).containsExactly(0.1, 0.2, 0.3);
        assertThat(answers.get(0).predictions()).containsExactly(7, 2, 2, 0, 1, 2);
        assertThat(answers.get(1).predictions()).containsExactly(7, 2, 2, 0, 7, 2);
        assertThat(answers.get(2).predictions()).containsExactly(7, 2, 2, 0, 7, 7);
    }

    @Test
    void asksAboutNobodyWhereNobodyIsLeft() {
        Breaking all = new Breaking(0.1, "R0", "R2", "R3", "R4", "R5");

        List<Answers> answers = climb(Ladder.climbing(List.of(all, middle)));

        assertThat(middle.asked()).isEmpty();
        assertThat(answers.get(1).predictions()).containsExactly(7, 2, 7, 7, 7, 7);
    }

    /** Finds R0 at the first level, R4 at the third and none else. */
    private record Known(List<Breaking> trials) implements LevelSearch {
        @Override
        public SmallestLevels search(PreparedSet right, Progress progress) {
            assertThat(right.labels()).containsExactly(0, 2, 0, 1, 2);
            return new SmallestLevels(
                    new int[] {0, 3, 3, 2, 3}, new int[] {7, 2, 0, 8, 2}, new WorstOdds(5, 3), Optional.empty());
        }
    }

    @Test
    void takesWhatASearchFoundForTheAnswersAtEveryLevelFromThereOn() {
        List<Answers> answers = climb(Ladder.searched(new Known(List.of(low, middle, high))));

        assertThat(answers).extracting(one -> one.condition().level()).containsExactly(0.1, 0.2, 0.3);
        assertThat(answers.get(0).predictions()).containsExactly(7, 2, 2, 0, 1, 2);
        assertThat(answers.get(1).predictions()).containsExactly(7, 2, 2, 0, 1, 2);
        assertThat(answers.get(2).predictions()).containsExactly(7, 2, 2, 0, 8, 2);
    }

    /** Every recording is right, with log odds of its class that fall with the level and of the others that rise with it. */
    private record Worse(double level, int worst) implements Trial {
        @Override
        public Condition condition() {
            return new Condition(Kind.WHITE, level);
        }

        @Override
        public Answers answers(PreparedSet set) {
            return new Answers(
                    condition(),
                    set.labels(),
                    IntStream.of(set.labels())
                            .mapToObj(label -> LogOdds.of(ClassSet.of(label), odds(label, worst)))
                            .toList());
        }

        @Override
        public Batch shown(PreparedSet one) {
            throw new UnsupportedOperationException();
        }
    }

    private static float[] odds(int label, int own) {
        float[] odds = {-2, -2, -2};
        odds[label] = own;
        return odds;
    }

    private static final Answers CLEAN_ODDS = new Answers(
            Condition.CLEAN,
            CLEAN,
            IntStream.of(SET.labels())
                    .mapToObj(label -> LogOdds.of(ClassSet.of(label), odds(label, 5)))
                    .toList());

    @Test
    void keepsTheWorstLogOddsWhileItClimbs() {
        Ladder ladder = Ladder.climbing(List.of(new Worse(0.1, 3), new Worse(0.2, 4)));

        List<Answers> answers = ladder.climb(SET, CLEAN_ODDS, Progress.NONE, Progress.NONE.start("condition", 2))
                .answers();

        assertThat(answers.get(0).odds()).extracting(LogOdds::toString).contains("[0] [3.0, -2.0, -2.0]");
        assertThat(answers.get(1).odds()).isEqualTo(answers.get(0).odds());
        assertThat(answers.get(1).odds().get(1)).as("wrong without noise").hasToString("[1] [-2.0, 5.0, -2.0]");
    }

    @Test
    void takesLogOddsOfOtherNoiseAsTheyAreAtTheLevel() {
        Ladder ladder = Ladder.ofLevels("noise", List.of(new Worse(0.1, 3), new Worse(0.2, 4)));

        List<Answers> answers = ladder.climb(SET, CLEAN_ODDS, Progress.NONE, Progress.NONE.start("condition", 2))
                .answers();

        assertThat(answers.get(1).odds().get(0)).hasToString("[0] [4.0, -2.0, -2.0]");
    }

    @Test
    void knowsNoLogOddsWhereSomebodyWasNotAsked() {
        Trial asked = new Worse(0.1, 3);
        Ladder ladder = Ladder.climbing(List.of(asked, middle, asked));

        List<Answers> answers = ladder.climb(SET, CLEAN_ODDS, Progress.NONE, Progress.NONE.start("condition", 3))
                .answers();

        assertThat(answers.get(0).odds()).hasSize(6);
        assertThat(answers.get(1).odds()).isEmpty();
        assertThat(answers.get(2).odds()).isEmpty();
    }

    private static List<Answers> climb(Ladder ladder) {
        return ladder.climb(
                        SET, new Answers(Condition.CLEAN, CLEAN), Progress.NONE, Progress.NONE.start("condition", 3))
                .answers();
    }
}
