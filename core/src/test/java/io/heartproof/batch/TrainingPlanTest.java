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
        List<int[]> batches = TrainingPlan.of(set, new PaddedForm(5_000), 4, 7, 1, 2, 3, 3, 9);

        assertThat(batches).containsExactly(new int[] {7, 1, 2, 3}, new int[] {3, 9});
    }

    /** Odd positions are long. The long bucket fills at the draw 9, the short one has its last draw, 4, before the 3. */
    @Test
    void keepsLengthsApart() {
        List<int[]> batches = TrainingPlan.of(set, new BucketForm(5_000), 3, 7, 2, 1, 9, 4, 3);

        assertThat(batches).containsExactly(new int[] {7, 1, 9}, new int[] {2, 4}, new int[] {3});
    }

    /** The only long draw is the first, so it is trained first, not last. */
    @Test
    void trainsARareLengthWhereItWasDrawn() {
        List<int[]> batches = TrainingPlan.of(set, new BucketForm(5_000), 2, 7, 2, 4, 8, 6);

        assertThat(batches).containsExactly(new int[] {7}, new int[] {2, 4}, new int[] {8, 6});
    }

    @Test
    void trainsEveryDrawOnce() {
        int[] draws = new BalancedSampler(set.labels(), 1, 0).epoch(0);

        int[] trained = TrainingPlan.of(set, new BucketForm(5_000), 4, draws).stream()
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();

        assertThat(trained).containsExactly(IntStream.of(draws).sorted().toArray());
    }

    /** Four recordings of the first class, three of each other: twelve draws, whatever the lengths. */
    @Test
    void showsEveryClassEquallyOften() {
        int[] draws = new BalancedSampler(set.labels(), 1, 0).epoch(0);

        int[] timesOfClass = new int[3];
        for (int[] batch : TrainingPlan.of(set, new BucketForm(5_000), 4, draws)) {
            for (int position : batch) {
                timesOfClass[set.labels()[position]]++;
            }
        }

        assertThat(timesOfClass).containsExactly(4, 4, 4);
    }
}
