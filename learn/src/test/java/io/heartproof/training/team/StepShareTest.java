package io.heartproof.training.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepShareTest {
    /** Each of both costs 16 x 3,072 + 12,288 samples: whoever has least takes the next piece. */
    @Test
    void dealWholePiecesToWorkers() {
        assertThat(StepShare.deal(join(times(16, 3072), times(16, 3072)), 2))
                .containsExactly(List.of(new StepShare(0, 16)), List.of(new StepShare(16, 32)));
    }

    /**
     * In 1,024 samples a piece costs 12 beside its own: 16 of 9 are 156, 8 of 3 are 36. The second worker begins with 36. With 8
     * of 9 more it has 36 + 84 = 120, which leaves the first 84. Then the first takes over 4 of 3: 84 + 24 and 24 + 84.
     */
    @Test
    void halveAPieceWhereThatMakesTheLongestWorkShorter() {
        assertThat(StepShare.deal(join(times(8, 3072), times(16, 9216)), 2))
                .containsExactly(
                        List.of(new StepShare(4, 8), new StepShare(8, 16)),
                        List.of(new StepShare(0, 4), new StepShare(16, 24)));
    }

    /** In 1,024 samples 2 of 31 cost 74, 8 of 3 cost 36: each half of the 74 would be 43, which with 36 is 79. */
    @Test
    void keepAPieceWholeWhereHalvingCostsMoreThanItSaves() {
        assertThat(StepShare.deal(join(times(8, 3072), times(2, 31744)), 2))
                .containsExactly(List.of(new StepShare(8, 10)), List.of(new StepShare(0, 8)));
    }

    /** 39 = 16 + 16 + 4 + 2 + 1. */
    @Test
    void areAPowerOfTwo() {
        assertThat(StepShare.deal(times(39, 3072), 1).get(0))
                .extracting(StepShare::size)
                .containsExactly(16, 16, 4, 2, 1);
    }

    @Test
    void leaveAWorkerWithoutWorkWhereThereIsNotEnough() {
        assertThat(StepShare.deal(times(1, 4096), 3))
                .containsExactly(List.of(new StepShare(0, 1)), List.of(), List.of());
    }

    /** With the cost of pieces, of which a step of one worker has four: 12,288 samples each. */
    @Test
    void giveTheBusiestWorkerLittleMoreThanItsPart() {
        int[] step = join(times(16, 4096), times(16, 6144), times(16, 9216), times(16, 12288));
        double all = cost(step, StepShare.deal(step, 1).get(0));

        assertThat(all).isEqualTo(16.0 * (4096 + 6144 + 9216 + 12288) + 4 * 12288);
        assertThat(busiest(step, 2)).isLessThan(1.05 * all / 2);
        assertThat(busiest(step, 4)).isLessThan(1.15 * all / 4);
        for (int workers = 2; workers <= 32; workers++) {
            assertThat(busiest(step, workers)).as("%d workers", workers).isLessThan(all / workers + 3 * 12288);
        }
    }

    private static double busiest(int[] lengths, int workers) {
        return StepShare.deal(lengths, workers).stream()
                .mapToDouble(shares -> cost(lengths, shares))
                .max()
                .orElseThrow();
    }

    private static double cost(int[] lengths, List<StepShare> shares) {
        return shares.stream()
                .mapToDouble(share -> 12288 + (double) share.size() * lengths[share.from()])
                .sum();
    }

    @Test
    void leaveLengthsWholeElsewhere() {
        assertThat(StepShare.dealWhole(join(times(39, 3072), times(3, 4096)), 1).get(0))
                .containsExactly(new StepShare(0, 39), new StepShare(39, 42));
    }

    @Test
    void dealEveryRecordingOnceAndLengthsApart() {
        int[] step = join(times(5, 3072), times(1, 4096), times(7, 9216), times(2, 31744));

        for (int workers = 1; workers < 20; workers++) {
            List<StepShare> shares =
                    StepShare.deal(step, workers).stream().flatMap(List::stream).toList();

            assertThat(places(shares))
                    .containsExactlyInAnyOrder(IntStream.range(0, 15).boxed().toArray(Integer[]::new));
            assertThat(shares)
                    .allSatisfy(share -> assertThat(step[share.from()]).isEqualTo(step[share.to() - 1]));
        }
    }

    private static IntStream places(List<StepShare> shares) {
        return shares.stream().flatMapToInt(share -> IntStream.range(share.from(), share.to()));
    }

    private static int[] times(int count, int length) {
        int[] lengths = new int[count];
        Arrays.fill(lengths, length);
        return lengths;
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
