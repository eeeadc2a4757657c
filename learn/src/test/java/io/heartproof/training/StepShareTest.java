package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepShareTest {
    /** Four of 3,072 samples and two of 6,144 are as many samples: the border lies between the batches. */
    @Test
    void dealBatchesToWorkersByTheirSamples() {
        Batch four = batch(4, 3072);
        Batch two = batch(2, 6144);

        assertThat(StepShare.deal(List.of(four, two), 2))
                .containsExactly(List.of(new StepShare(four, 0, 4, 0)), List.of(new StepShare(two, 0, 2, 4)));
    }

    /** 30,720 samples, 15,360 each: four of 3,072 and, of the next batch, the one whose middle lies at 15,360. */
    @Test
    void cutABatchBetweenRecordings() {
        Batch four = batch(4, 3072);
        Batch three = batch(3, 6144);

        assertThat(StepShare.deal(List.of(four, three), 2))
                .containsExactly(
                        List.of(new StepShare(four, 0, 4, 0), new StepShare(three, 0, 1, 4)),
                        List.of(new StepShare(three, 1, 3, 5)));
    }

    /** The middle of 38 is 19, the nearest multiple of four 20. */
    @Test
    void cutALargeBatchWhereFewShapesComeOfIt() {
        Batch batch = batch(38, 3072);

        assertThat(StepShare.deal(List.of(batch), 2))
                .containsExactly(
                        List.of(new StepShare(batch, 0, 16, 0), new StepShare(batch, 16, 20, 16)),
                        List.of(new StepShare(batch, 20, 36, 20), new StepShare(batch, 36, 38, 36)));
    }

    /** 39 = 16 + 16 + 4 + 2 + 1. */
    @Test
    void areAPowerOfTwo() {
        Batch batch = batch(39, 3072);

        assertThat(StepShare.deal(List.of(batch), 1).get(0))
                .extracting(rows -> rows.to() - rows.from())
                .containsExactly(16, 16, 4, 2, 1);
    }

    @Test
    void leaveAWorkerWithoutWorkWhereThereIsNotEnough() {
        Batch one = batch(1, 4096);

        assertThat(StepShare.deal(List.of(one), 3))
                .containsExactly(List.of(), List.of(new StepShare(one, 0, 1, 0)), List.of());
    }

    /** No worker has more than a tenth above its share, and a recording: as many as can be dealt so. */
    @Test
    void giveEveryWorkerAboutAsManySamples() {
        List<Batch> step = List.of(batch(16, 4096), batch(16, 6144), batch(16, 9216), batch(16, 12288));
        double all = 16.0 * (4096 + 6144 + 9216 + 12288);

        for (int workers = 1; workers <= 32; workers++) {
            double share = all / workers;
            assertThat(StepShare.deal(step, workers))
                    .as("%d workers", workers)
                    .allSatisfy(rows -> assertThat(samples(rows)).isLessThanOrEqualTo(1.1 * share + 12288));
        }
        for (int workers : new int[] {2, 4}) {
            assertThat(StepShare.deal(step, workers))
                    .as("%d workers", workers)
                    .allSatisfy(rows -> assertThat(samples(rows)).isLessThanOrEqualTo(1.15 * all / workers));
        }
    }

    private static double samples(List<StepShare> rows) {
        return rows.stream()
                .mapToDouble(some ->
                        (double) (some.to() - some.from()) * some.batch().length())
                .sum();
    }

    @Test
    void leaveBatchesWholeElsewhere() {
        Batch one = batch(39, 3072);
        Batch other = batch(3, 4096);

        assertThat(StepShare.whole(List.of(one, other)))
                .containsExactly(new StepShare(one, 0, 39, 0), new StepShare(other, 0, 3, 39));
    }

    @Test
    void dealEveryRecordingOnce() {
        List<Batch> step = List.of(batch(5, 3072), batch(1, 4096), batch(7, 9216), batch(2, 31744));

        for (int workers = 1; workers < 20; workers++) {
            List<Integer> places = StepShare.deal(step, workers).stream()
                    .flatMap(List::stream)
                    .flatMap(rows -> Stream.iterate(0, i -> i + 1)
                            .limit(rows.to() - rows.from())
                            .map(i -> rows.place() + i))
                    .toList();

            assertThat(places)
                    .containsExactlyElementsOf(
                            Stream.iterate(0, i -> i + 1).limit(15).toList());
        }
    }

    private static Batch batch(int size, int length) {
        List<String> names = Collections.nCopies(size, "R");
        return new Batch(names, new float[size * length], new float[size * length], new int[size], 1, length);
    }
}
