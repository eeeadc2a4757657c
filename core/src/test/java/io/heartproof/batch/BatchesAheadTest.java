package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60) // a lost signal would be a test that never ends
class BatchesAheadTest {
    private static final int MEBIBYTE = 1 << 18; // floats
    private static final List<int[]> PLAN =
            IntStream.range(0, 100).mapToObj(i -> new int[] {i}).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, MEBIBYTE, 100 * MEBIBYTE})
    void givesTheBatchesInTheOrderOfThePlan(int values) {
        float[] shared = new float[values];
        List<Integer> labels = new ArrayList<>();
        try (BatchesAhead batches = BatchesAhead.of(PLAN, piece -> batch(piece, shared))) {
            PLAN.forEach(piece -> labels.add(batches.next().labels()[0]));

            assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(labels)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void makesThemOnAnotherThreadBeforeTheyAreAskedFor() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(3);
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (BatchesAhead batches = BatchesAhead.of(PLAN, piece -> {
            thread.set(Thread.currentThread());
            made.countDown();
            return batch(piece, new float[1]);
        })) {
            made.await(); // nobody has asked yet

            assertThat(thread.get()).isNotSameAs(Thread.currentThread());
            assertThat(batches.next().labels()).containsExactly(0);
        }
    }

    /** 10 MiB each: four make the 32 MiB full, and the fifth waits until one is taken. */
    @Test
    void makesNoMoreWhileEnoughWait() {
        float[] shared = new float[10 * MEBIBYTE];
        AtomicInteger made = new AtomicInteger();
        try (BatchesAhead batches = BatchesAhead.of(PLAN, piece -> {
            made.incrementAndGet();
            return batch(piece, shared);
        })) {
            for (int taken = 1; taken <= PLAN.size(); taken++) {
                batches.next();
                assertThat(made.get()).isBetween(taken, taken + 4);
            }
        }
    }

    /** However small: what waits for long grows old on the heap. */
    @Test
    void makesNoMoreThanSixteenAhead() {
        AtomicInteger made = new AtomicInteger();
        try (BatchesAhead batches = BatchesAhead.of(PLAN, piece -> {
            made.incrementAndGet();
            return batch(piece, new float[1]);
        })) {
            for (int taken = 1; taken <= PLAN.size(); taken++) {
                batches.next();
                assertThat(made.get()).isBetween(taken, taken + 16);
            }
        }
    }

    /** Sixteen for five are three for each; even a hundred may have one batch each that waits. */
    @ParameterizedTest
    @CsvSource({"1, 16", "5, 3", "100, 1"})
    void severalSideBySideShareTheRoom(int sideBySide, int most) {
        AtomicInteger made = new AtomicInteger();
        try (BatchesAhead batches = BatchesAhead.of(
                PLAN,
                piece -> {
                    made.incrementAndGet();
                    return batch(piece, new float[1]);
                },
                sideBySide)) {
            for (int taken = 1; taken <= PLAN.size(); taken++) {
                batches.next();
                assertThat(made.get()).isBetween(taken, taken + most);
            }
        }
    }

    @Test
    void throwsWhatTheMakerThrewInThePlaceOfItsBatch() {
        for (Throwable problem : List.of(new IllegalStateException("no disk"), new OutOfMemoryError("no memory"))) {
            try (BatchesAhead batches = BatchesAhead.of(PLAN, failingAt(2, problem))) {
                batches.next();
                batches.next();

                assertThatThrownBy(batches::next).isSameAs(problem);
                assertThatThrownBy(batches::next).isSameAs(problem);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100 * MEBIBYTE})
    void theThreadEndsWhereverTheUserStops(int values) throws InterruptedException {
        float[] shared = new float[values];
        AtomicReference<Thread> thread = new AtomicReference<>();
        BatchesAhead batches = BatchesAhead.of(PLAN, piece -> {
            thread.set(Thread.currentThread());
            return batch(piece, shared);
        });
        batches.next();

        batches.close();
        batches.close();

        thread.get().join();
    }

    @Test
    void anInterruptNeitherLosesABatchNorReachesTheOtherThread() {
        AtomicInteger interrupted = new AtomicInteger();
        Thread.currentThread().interrupt();
        try (BatchesAhead batches = BatchesAhead.of(PLAN, piece -> {
            interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
            return batch(piece, new float[1]);
        })) {
            PLAN.forEach(piece -> assertThat(batches.next().labels()).isEqualTo(piece));
        }
        assertThat(Thread.interrupted())
                .as("still interrupted, for whoever looks")
                .isTrue();
        assertThat(interrupted.get()).isZero();
    }

    private static Function<int[], Batch> failingAt(int position, Throwable problem) {
        return piece -> {
            if (piece[0] == position) {
                BatchesAheadTest.<RuntimeException>raise(problem);
            }
            return batch(piece, new float[1]);
        };
    }

    @SuppressWarnings("unchecked") // lets a test throw an Error or an exception alike
    private static <E extends Throwable> void raise(Throwable problem) throws E {
        throw (E) problem;
    }

    private static Batch batch(int[] piece, float[] values) {
        List<String> names = Arrays.stream(piece).mapToObj(i -> "R" + i).toList();
        return new Batch(names, values, values, piece, 1, values.length);
    }
}
