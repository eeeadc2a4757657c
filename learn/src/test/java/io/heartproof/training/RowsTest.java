package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsTest {
    /** Four of 3,072 samples and two of 6,144 are as many samples: the border lies between the batches. */
    @Test
    void dealBatchesToWorkersByTheirSamples() {
        Batch four = batch(4, 3072);
        Batch two = batch(2, 6144);

        assertThat(Rows.deal(List.of(four, two), 2))
                .containsExactly(List.of(new Rows(four, 0, 4, 0)), List.of(new Rows(two, 0, 2, 4)));
    }

    /** 30,720 samples, 15,360 each: four of 3,072 and, of the next batch, the one whose middle lies at 15,360. */
    @Test
    void cutABatchBetweenRecordings() {
        Batch four = batch(4, 3072);
        Batch three = batch(3, 6144);

        assertThat(Rows.deal(List.of(four, three), 2))
                .containsExactly(
                        List.of(new Rows(four, 0, 4, 0), new Rows(three, 0, 1, 4)), List.of(new Rows(three, 1, 3, 5)));
    }

    /** The middle of 18 is 9, the nearest multiple of four 8. */
    @Test
    void cutALargeBatchWhereFewShapesComeOfIt() {
        Batch batch = batch(18, 3072);

        assertThat(Rows.deal(List.of(batch), 2))
                .containsExactly(
                        List.of(new Rows(batch, 0, 8, 0)),
                        List.of(new Rows(batch, 8, 16, 8), new Rows(batch, 16, 18, 16)));
    }

    /** 39 = 16 + 16 + 4 + 2 + 1. */
    @Test
    void areAPowerOfTwo() {
        Batch batch = batch(39, 3072);

        assertThat(Rows.deal(List.of(batch), 1).get(0))
                .extracting(rows -> rows.to() - rows.from())
                .containsExactly(16, 16, 4, 2, 1);
    }

    @Test
    void leaveAWorkerWithoutWorkWhereThereIsNotEnough() {
        Batch one = batch(1, 4096);

        assertThat(Rows.deal(List.of(one), 3)).containsExactly(List.of(), List.of(new Rows(one, 0, 1, 0)), List.of());
    }

    @Test
    void dealEveryRecordingOnce() {
        List<Batch> step = List.of(batch(5, 3072), batch(1, 4096), batch(7, 9216), batch(2, 31744));

        for (int workers = 1; workers < 20; workers++) {
            List<Integer> places = Rows.deal(step, workers).stream()
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
