package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.prepared.PreparedSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
    /** Lengths 3,000, 5,000, 3,000, 5,000, ...: two buckets. */
    private final PreparedSet set = new PreparedSet(
            IntStream.range(0, 10)
                    .mapToObj(i -> new PreparedRecording(
                            "R" + i, new float[1][i % 2 == 0 ? 3_000 : 5_000], LeadScale.oneMillivolt(1), List.of()))
                    .toList(),
            IntStream.range(0, 10).map(i -> i % 3).toArray());

    @Test
    void takesTheDrawsInOrderWhereThereIsOneLength() {
        List<List<int[]>> steps = TrainingPlan.of(set, new PaddedForm(5_000), 4, 7, 1, 2, 3, 3, 9);

        assertThat(steps.get(0)).containsExactly(new int[] {7, 1, 2, 3});
        assertThat(steps.get(1)).containsExactly(new int[] {3, 9});
        assertThat(steps).hasSize(2);
    }

    /**
     * Odd positions are long. Runs of two: (7 1) is full at the 1, (2 8) at the 8, (9 3) at the 3, the 4 is alone. A step
     * takes eight of them.
     */
    @Test
    void mixesLengthsInAStepAndKeepsThemApartInItsBatches() {
        List<List<int[]>> steps = TrainingPlan.of(set, new BucketForm(5_000), 8, 7, 2, 1, 8, 9, 4, 3);

        assertThat(steps).hasSize(1);
        assertThat(steps.get(0)).containsExactly(new int[] {2, 8, 4}, new int[] {7, 1, 9, 3});
    }

    /**
     * Runs of two: (2 4), (8 6), (0 2), (4 6). The long 7 and 9 are no run before the 9, where they stand; after it comes the
     * short 8, which is left over.
     */
    @Test
    void trainsARareLengthWhereItWasDrawn() {
        List<List<int[]>> steps = TrainingPlan.of(set, new BucketForm(5_000), 8, 7, 2, 4, 8, 6, 9, 0, 2, 4, 6, 8);

        assertThat(steps).hasSize(2);
        assertThat(steps.get(0)).containsExactly(new int[] {2, 4, 8, 6, 0, 2}, new int[] {7, 9});
        assertThat(steps.get(1)).containsExactly(new int[] {4, 6, 8});
    }

    /**
     * Runs of four, of four lengths (0 and 4, 1 and 5, 2, 3): 1 5 1 5 is full at the eighth draw. What is left is 2 (last at the
     * third), 0 4 (at the fifth), 3 3 (at the ninth): four of them make a run that stands where its last stood, which is the
     * first 3, before the full run; the second 3 comes last.
     */
    @Test
    void putsWhatIsLeftOfSeveralLengthsIntoRuns() {
        PreparedSet four = new PreparedSet(
                IntStream.range(0, 6)
                        .mapToObj(i -> new PreparedRecording(
                                "R" + i, new float[1][3_000 + 2_000 * (i % 4)], LeadScale.oneMillivolt(1), List.of()))
                        .toList(),
                new int[6]);

        List<List<int[]>> steps = TrainingPlan.of(four, new BucketForm(9_000), 16, 0, 1, 2, 3, 4, 5, 1, 5, 3);
        int[] runs = TrainingPlan.inRuns(four, new BucketForm(9_000), 4, 0, 1, 2, 3, 4, 5, 1, 5, 3);

        assertThat(runs).containsExactly(2, 0, 4, 3, 1, 5, 1, 5, 3);
        assertThat(steps).hasSize(1);
        assertThat(steps.get(0))
                .containsExactly(new int[] {0, 4}, new int[] {1, 5, 1, 5}, new int[] {2}, new int[] {3, 3});
    }

    /** A step of ten has runs of two, one of three runs of one: every step but the last is full. */
    @Test
    void fillsStepsOfAnySize() {
        int[] draws = IntStream.range(0, 23).map(i -> i * 7 % 10).toArray();

        assertThat(sizes(10, draws)).containsExactly(10, 10, 3);
        assertThat(sizes(3, draws)).containsExactly(3, 3, 3, 3, 3, 3, 3, 2);
        assertThat(sizes(1, draws)).hasSize(23).containsOnly(1);
    }

    /** Thirty draws in steps of four: seven full ones and the rest. */
    @Test
    void fillsEveryStepButTheLast() {
        int[] draws = IntStream.range(0, 30).map(i -> i * 7 % 10).toArray();

        assertThat(sizes(4, draws)).containsExactly(4, 4, 4, 4, 4, 4, 4, 2);
    }

    private List<Integer> sizes(int batchSize, int... draws) {
        return TrainingPlan.of(set, new BucketForm(5_000), batchSize, draws).stream()
                .map(step -> step.stream().mapToInt(batch -> batch.length).sum())
                .toList();
    }

    @Test
    void trainsEveryDrawOnce() {
        int[] draws = new BalancedSampler(set.labels(), 1, 0).epoch(0);

        assertThat(trained(draws).sorted().toArray())
                .containsExactly(IntStream.of(draws).sorted().toArray());
    }

    /** Four recordings of the first class, three of each other: twelve draws, whatever the lengths. */
    @Test
    void showsEveryClassEquallyOften() {
        int[] draws = new BalancedSampler(set.labels(), 1, 0).epoch(0);

        int[] timesOfClass = new int[3];
        trained(draws).forEach(position -> timesOfClass[set.labels()[position]]++);

        assertThat(timesOfClass).containsExactly(4, 4, 4);
    }

    private IntStream trained(int... draws) {
        return TrainingPlan.of(set, new BucketForm(5_000), 4, draws).stream()
                .flatMap(List::stream)
                .flatMapToInt(Arrays::stream);
    }
}
