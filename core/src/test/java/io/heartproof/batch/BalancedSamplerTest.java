package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedSamplerTest {
    /** Five of class 0, two of class 2, one of class 5; classes 1, 3, 4 have none. */
    private static final int[] LABELS = {0, 0, 2, 0, 5, 0, 2, 0};

    @Test
    void drawsEveryClassAsOftenAsTheLargest() {
        int[] draws = new BalancedSampler(LABELS, 1, 0).epoch(0);

        assertThat(draws).hasSize(15);
        for (int label : new int[] {0, 2, 5}) {
            assertThat(ofClass(label, draws)).hasSize(5);
        }
    }

    @Test
    void interleavesClassesOneByOne() {
        int[] draws = new BalancedSampler(LABELS, 1, 0).epoch(3);

        for (int round = 0; round < 5; round++) {
            for (int position = 0; position < 3; position++) {
                assertThat(LABELS[draws[3 * round + position]]).isEqualTo(LABELS[draws[position]]);
            }
        }
        assertThat(Set.of(LABELS[draws[0]], LABELS[draws[1]], LABELS[draws[2]])).hasSize(3);
    }

    @Test
    void repeatsTheShuffledOrderOfSmallClasses() {
        int[] draws = new BalancedSampler(LABELS, 1, 0).epoch(7);

        int[] ofTwo = ofClass(2, draws);
        assertThat(ofTwo[0]).isNotEqualTo(ofTwo[1]);
        assertThat(ofTwo).containsExactly(ofTwo[0], ofTwo[1], ofTwo[0], ofTwo[1], ofTwo[0]);
        assertThat(ofClass(0, draws)).doesNotHaveDuplicates();
    }

    @Test
    void dependsOnSeedAndEpochOnly() {
        BalancedSampler sampler = new BalancedSampler(LABELS, 42, 0);
        int[] fifth = sampler.epoch(5);
        sampler.epoch(0);

        assertThat(sampler.epoch(5)).isEqualTo(fifth);
        assertThat(new BalancedSampler(LABELS, 42, 0).epoch(5)).isEqualTo(fifth);
    }

    @Test
    void drawsOtherOrdersInOtherEpochsAndFromOtherSeeds() {
        int[] labels = IntStream.range(0, 60).map(i -> i % 3).toArray();
        Set<List<Integer>> orders = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            for (int epoch = 0; epoch < 10; epoch++) {
                orders.add(Arrays.stream(new BalancedSampler(labels, seed, 0).epoch(epoch))
                        .boxed()
                        .toList());
            }
        }

        assertThat(orders).hasSize(100);
    }

    @Test
    void boundsDrawsOfAnEpochAndStaysBalanced() {
        BalancedSampler bounded = new BalancedSampler(LABELS, 1, 6);

        assertThat(bounded.epoch(2)).isEqualTo(Arrays.copyOf(new BalancedSampler(LABELS, 1, 0).epoch(2), 6));
        assertThat(new BalancedSampler(LABELS, 1, 1_000).epoch(2)).hasSize(15);
    }

    @Test
    void keepsItsPromisesForAnyDataSet() {
        long seed = 20_180;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int[] labels = IntStream.range(0, 1 + random.nextInt(50))
                    .map(i -> random.nextInt(6))
                    .toArray();
            int[] draws = new BalancedSampler(labels, random.nextLong(), 0).epoch(random.nextInt(100));

            int[] counts = new int[6];
            int[] sizes = new int[6];
            Arrays.stream(draws).forEach(i -> counts[labels[i]]++);
            Arrays.stream(labels).forEach(label -> sizes[label]++);
            int largest = Arrays.stream(sizes).max().orElseThrow();
            for (int k = 0; k < 6; k++) {
                assertThat(counts[k]).isEqualTo(sizes[k] == 0 ? 0 : largest);
            }
            assertThat(timesDrawn(draws, labels.length))
                    .allSatisfy((i, times) -> assertThat(times)
                            .isBetween(largest / sizes[labels[i]], -Math.floorDiv(-largest, sizes[labels[i]])));
        }
    }

    @Test
    void refusesNothingToDrawFrom() {
        assertThatThrownBy(() -> new BalancedSampler(new int[0], 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BalancedSampler(LABELS, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] ofClass(int label, int[] draws) {
        return Arrays.stream(draws).filter(i -> LABELS[i] == label).toArray();
    }

    private static Map<Integer, Integer> timesDrawn(int[] draws, int recordings) {
        List<Integer> all = new ArrayList<>(Arrays.stream(draws).boxed().toList());
        Map<Integer, Integer> times = new TreeMap<>();
        IntStream.range(0, recordings).forEach(i -> times.put(i, Collections.frequency(all, i)));
        return times;
    }
}
