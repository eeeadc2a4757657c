package io.heartproof.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {
    @Test
    void keepsTheOrderHoweverLongEachTakes() {
        Stream<Integer> doubled = OrderedWork.map(numbers(300), i -> {
            pause(i % 7);
            return 2 * i;
        });
        assertThat(doubled.toList())
                .isEqualTo(IntStream.range(0, 300).mapToObj(i -> 2 * i).toList());
    }

    @Test
    void looksOnlyAFewElementsAhead() {
        AtomicInteger drawn = new AtomicInteger();
        Iterator<Integer> endless = Stream.generate(drawn::incrementAndGet).iterator();
        try (Stream<Integer> results = OrderedWork.map(endless, i -> i)) {
            assertThat(results.limit(10).toList()).hasSize(10);
        }
        assertThat(drawn.get()).isLessThan(10 + 5 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void throwsWhatTheWorkThrewWhereItsResultWouldHaveCome() {
        Iterator<Integer> results = OrderedWork.<Integer, Integer>map(numbers(3), i -> {
                    if (i == 1) {
                        throw new IllegalStateException("one");
                    }
                    return i;
                })
                .iterator();
        assertThat(results.next()).isZero();
        assertThatThrownBy(results::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one");
    }

    @Test
    void aFailureOfTheElementsComesAfterTheResultsBeforeIt() {
        Iterator<Integer> three = Stream.iterate(0, i -> {
                    if (i == 2) {
                        throw new IllegalStateException("no more");
                    }
                    return i + 1;
                })
                .iterator();
        Iterator<Integer> results = OrderedWork.map(three, i -> i).iterator();
        assertThat(List.of(results.next(), results.next(), results.next())).containsExactly(0, 1, 2);
        assertThatThrownBy(results::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    void doesNothingForNothing() {
        assertThat(OrderedWork.map(List.<Integer>of().iterator(), i -> i)).isEmpty();
    }

    @Test
    void workSideBySideRunsOnEachThreadAndTellsAFailure() {
        AtomicInteger runs = new AtomicInteger();
        SideBySide.run(3, runs::incrementAndGet);
        assertThat(runs).hasValue(3);
        assertThatThrownBy(() -> SideBySide.run(2, () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }

    private static Iterator<Integer> numbers(int end) {
        return IntStream.range(0, end).boxed().iterator();
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
