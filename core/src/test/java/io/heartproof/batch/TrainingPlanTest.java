package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
    /** Lengths 3,000, 5,000, 3,000, 5,000, ...: two buckets. */
    private final PreparedSet set = new PreparedSet(
            IntStream.range(0, 10)
                    .mapToObj(i -> new PreparedRecording(
                            "R" + i, new float[1][i % 2 == 0 ? 3_000 : 5_000], new float[] {1}, List.of()))
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

    /** Three lengths and runs of four: of none of them there are four, so a run of several stands where its last stood. */
    @Test
    void putsWhatIsLeftOfSeveralLengthsIntoRuns() {
        PreparedSet three = new PreparedSet(
                IntStream.range(0, 6)
                        .mapToObj(i -> new PreparedRecording(
                                "R" + i, new float[1][3_000 + 2_000 * (i % 3)], new float[] {1}, List.of()))
                        .toList(),
                new int[6]);

        List<List<int[]>> steps = TrainingPlan.of(three, new BucketForm(7_000), 16, 0, 1, 2, 3, 4, 5);

        assertThat(steps).hasSize(1);
        assertThat(steps.get(0)).containsExactly(new int[] {0, 3}, new int[] {1, 4}, new int[] {2, 5});
    }

    /** Thirty draws in steps of four: seven full ones and the rest. */
    @Test
    void fillsEveryStepButTheLast() {
        int[] draws = IntStream.range(0, 30).map(i -> i * 7 % 10).toArray();

        List<Integer> sizes = TrainingPlan.of(set, new BucketForm(5_000), 4, draws).stream()
                .map(step -> step.stream().mapToInt(batch -> batch.length).sum())
                .toList();

        assertThat(sizes).containsExactly(4, 4, 4, 4, 4, 4, 4, 2);
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
