package io.heartproof.dataset;

import io.heartproof.label.Label;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.Shuffle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Splits a data set class by class: after a seeded shuffle the first recordings of each class go to validation, the next
 * to test, the rest to training. Recordings with several labels are left out. The order of the reference file has no
 * influence; the lists come out sorted.
 *
 * <p>A class keeps at least half of its recordings for training. Where the counts ask for more, the other half, h, is
 * shared in their proportion: {@code round(h validation / (validation + test))} to validation, but one at least if h is
 * two or more, and the rest of h to test.
 *
 * <p>Source: Ma and Liang, ICMLA 2020 (arXiv 2008.03609), with 5 and 50 recordings per class; the rule for small classes
 * is ours.
 *
 * @param validationPerClass recordings of each class for validation, not negative
 * @param testPerClass recordings of each class for test, not negative
 */
public record SplitRule(int validationPerClass, int testPerClass) {
    /** The published counts. */
    public static final SplitRule PUBLISHED = new SplitRule(5, 50);

    private static final int LARGEST = 1_000_000;

    public SplitRule {
        requireCount("validationPerClass", validationPerClass);
        requireCount("testPerClass", testPerClass);
    }

    /** The split of a data set; {@link BadData} where none of its recordings has one label. */
    public Split split(DataSet data, long seed) {
        List<Entry> single = data.singleLabel();
        if (single.isEmpty()) {
            throw new BadData(
                    data.folder().toString(),
                    "has no recording with exactly one label; every column of REFERENCE.csv after the first is one of"
                            + " labels");
        }
        List<Entry> entries = shuffled(single, seed);
        List<String> train = new ArrayList<>();
        List<String> validation = new ArrayList<>();
        List<String> test = new ArrayList<>();
        for (Label label : data.labels().labels()) {
            List<String> names = namesOf(label, entries);
            HeldOut shares = shares(names.size());
            int taken = shares.validation + shares.test;
            validation.addAll(names.subList(0, shares.validation));
            test.addAll(names.subList(shares.validation, taken));
            train.addAll(names.subList(taken, names.size()));
        }
        return new Split(sorted(train), sorted(validation), sorted(test));
    }

    private record HeldOut(int validation, int test) {}

    /** How many of a class of that size go to validation and to test. */
    private HeldOut shares(int size) {
        int half = size / 2;
        int wanted = validationPerClass + testPerClass;
        if (wanted <= half) {
            return new HeldOut(validationPerClass, testPerClass);
        }
        long share = Math.round((double) half * validationPerClass / wanted);
        int least = half >= 2 && validationPerClass > 0 ? 1 : 0;
        int validation = Math.max(least, (int) share);
        return new HeldOut(validation, half - validation);
    }

    private static List<Entry> shuffled(List<Entry> entries, long seed) {
        return Shuffle.of(seed)
                .order(entries.stream()
                        .sorted(Comparator.comparing(Entry::recording))
                        .toList());
    }

    private static List<String> namesOf(Label label, List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.label().equals(label))
                .map(Entry::recording)
                .toList();
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    private static void requireCount(String key, int count) {
        if (count < 0 || count > LARGEST) {
            throw new BadUsage(String.format(Locale.ROOT, "%s must lie between 0 and %d, got %d", key, LARGEST, count));
        }
    }
}
