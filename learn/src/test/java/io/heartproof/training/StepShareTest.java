package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepShareTest {
    /** Four of 3,072 samples and two of 6,144 are as many samples: the border lies between the lengths. */
    @Test
    void dealRecordingsToWorkersByTheirSamples() {
        assertThat(StepShare.deal(join(times(4, 3072), times(2, 6144)), 2))
                .containsExactly(List.of(new StepShare(0, 4)), List.of(new StepShare(4, 6)));
    }

    /** 30,720 samples, 15,360 each: four of 3,072 and, of the next length, the one whose middle lies at 15,360. */
    @Test
    void cutALengthBetweenRecordings() {
        assertThat(StepShare.deal(join(times(4, 3072), times(3, 6144)), 2))
                .containsExactly(List.of(new StepShare(0, 4), new StepShare(4, 5)), List.of(new StepShare(5, 7)));
    }

    /** The middle of 38 is 19, the nearest multiple of four 20. */
    @Test
    void cutManyRecordingsWhereFewShapesComeOfIt() {
        assertThat(StepShare.deal(times(38, 3072), 2))
                .containsExactly(
                        List.of(new StepShare(0, 16), new StepShare(16, 20)),
                        List.of(new StepShare(20, 36), new StepShare(36, 38)));
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
                .containsExactly(List.of(), List.of(new StepShare(0, 1)), List.of());
    }

    /** No worker has more than a tenth above its share, and a recording: as many as can be dealt so. */
    @Test
    void giveEveryWorkerAboutAsManySamples() {
        int[] step = join(times(16, 4096), times(16, 6144), times(16, 9216), times(16, 12288));
        double all = 16.0 * (4096 + 6144 + 9216 + 12288);

        for (int workers = 1; workers <= 32; workers++) {
            double share = all / workers;
            assertThat(StepShare.deal(step, workers))
                    .as("%d workers", workers)
                    .allSatisfy(shares -> assertThat(samples(step, shares)).isLessThanOrEqualTo(1.1 * share + 12288));
        }
        for (int workers : new int[] {2, 4}) {
            assertThat(StepShare.deal(step, workers))
                    .as("%d workers", workers)
                    .allSatisfy(shares -> assertThat(samples(step, shares)).isLessThanOrEqualTo(1.15 * all / workers));
        }
    }

    private static double samples(int[] lengths, List<StepShare> shares) {
        return places(shares).mapToDouble(place -> lengths[place]).sum();
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
                    .containsExactly(IntStream.range(0, 15).boxed().toArray(Integer[]::new));
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
