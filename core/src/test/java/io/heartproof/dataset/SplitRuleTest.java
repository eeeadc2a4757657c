package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRuleTest {
    @TempDir
    Path folder;

    @Test
    void takesCountsOfEachClassAndLeavesTheRest() throws IOException {
        DataSet data = dataSet(20, 0, 14);

        Split split = new SplitRule(2, 5).split(data, 1);

        assertThat(ofClass(split.validation(), 1)).isEqualTo(2);
        assertThat(ofClass(split.test(), 1)).isEqualTo(5);
        assertThat(ofClass(split.train(), 1)).isEqualTo(13);
        assertThat(ofClass(split.validation(), 3)).isEqualTo(2);
        assertThat(ofClass(split.test(), 3)).isEqualTo(5);
        assertThat(ofClass(split.train(), 3)).isEqualTo(7);
    }

    @Test
    void usesEveryRecordingWithOneLabelOnce() throws IOException {
        DataSet data = dataSet(20, 3, 14);
        Split split = SplitRule.PUBLISHED.split(data, 7);

        assertThat(Stream.of(split.train(), split.validation(), split.test()).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        data.singleLabel().stream().map(Entry::recording).toList());
        split.requireIn(data);
        assertThat(split.train()).isSorted();
    }

    /**
     * 5 for validation and 50 for test do not fit into half of a class under 110, so half is shared 1 : 10. Of 109, h = 54:
     * round(54 x 5 / 55) = round(4.9) = 5 and 49. Of 21, h = 10: round(0.91) = 1 and 9. Of 5, h = 2: round(0.18) = 0,
     * raised to 1, and 1. Of 3, h = 1: 0 and 1.
     */
    @ParameterizedTest
    @CsvSource({"110,5,50,55", "109,5,49,55", "21,1,9,11", "5,1,1,3", "4,1,1,2", "3,0,1,2", "2,0,1,1", "1,0,0,1"})
    void sharesHalfOfSmallClass(int size, int validation, int test, int train) throws IOException {
        Split split = SplitRule.PUBLISHED.split(dataSet(size), 3);

        assertThat(split.validation()).hasSize(validation);
        assertThat(split.test()).hasSize(test);
        assertThat(split.train()).hasSize(train);
    }

    @Test
    void dependsOnSeedAndNotOnTheOrderOfTheReferenceFile() throws IOException {
        SplitRule rule = new SplitRule(3, 6);
        DataSet data = dataSet(40, 25);
        Split split = rule.split(data, 11);
        List<String> lines = Files.readAllLines(folder.resolve("REFERENCE.csv"));
        Collections.reverse(lines.subList(1, lines.size()));
        Files.write(folder.resolve("REFERENCE.csv"), lines);

        assertThat(rule.split(DataSet.open(folder), 11)).isEqualTo(split);
        assertThat(rule.split(data, 12)).isNotEqualTo(split);
    }

    @Test
    void keepsItsPromisesForAnyCounts() throws IOException {
        long seed = 5_905;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            int[] sizes = {1 + random.nextInt(40), random.nextInt(12), random.nextInt(5)};
            SplitRule rule = new SplitRule(random.nextInt(4), random.nextInt(20));
            Split split = rule.split(dataSet(sizes), random.nextLong());
            for (int k = 1; k <= 3; k++) {
                int size = sizes[k - 1];
                int train = ofClass(split.train(), k);
                assertThat(train).isGreaterThanOrEqualTo((size + 1) / 2);
                assertThat(train + ofClass(split.validation(), k) + ofClass(split.test(), k))
                        .isEqualTo(size);
                assertThat(ofClass(split.validation(), k)).isLessThanOrEqualTo(rule.validationPerClass());
                assertThat(ofClass(split.test(), k)).isLessThanOrEqualTo(rule.testPerClass());
            }
        }
    }

    @Test
    void rejectsNegativeCounts() {
        assertThatThrownBy(() -> new SplitRule(-1, 0))
                .isInstanceOf(BadUsage.class)
                .hasMessage("validationPerClass must lie between 0 and 1000000, got -1");
        assertThatThrownBy(() -> new SplitRule(0, 1_000_001)).isInstanceOf(BadUsage.class);
    }

    /** That many recordings of class 1, 2 and so on, named C1-0001, and one with two labels. */
    private DataSet dataSet(int... sizes) throws IOException {
        List<String> lines = new ArrayList<>(List.of("Recording,First_label,Second_label,Third_label"));
        for (int k = 1; k <= sizes.length; k++) {
            for (int i = 1; i <= sizes[k - 1]; i++) {
                lines.add(String.format(Locale.ROOT, "C%d-%04d,%d,,", k, i, k));
            }
        }
        lines.add("both,1,2,");
        for (String line : new TreeSet<>(lines.subList(1, lines.size()))) {
            Path file = folder.resolve(line.substring(0, line.indexOf(',')) + ".hea");
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }
        Files.write(folder.resolve("REFERENCE.csv"), lines);
        return DataSet.open(folder);
    }

    private static int ofClass(List<String> names, int k) {
        return (int) names.stream().filter(name -> name.startsWith("C" + k)).count();
    }
}
