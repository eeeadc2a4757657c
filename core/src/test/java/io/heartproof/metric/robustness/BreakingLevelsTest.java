package io.heartproof.metric.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels.ClassTally;
import io.heartproof.metric.robustness.BreakingLevels.Tally;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakingLevelsTest {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "STE"));
    private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 7);

    /**
     * Four Normal, three AF, no STE; AF's last is wrong without noise. Normal breaks at 0.1, 0.1, 0.3, never; AF at 0.2
     * and never.
     */
    private final RobustnessCurve curve = new RobustnessCurve(
                    new int[] {0, 0, 0, 0, 1, 1, 1}, new int[] {0, 0, 0, 0, 1, 1, 0})
            .at(0.1, new int[] {1, 2, 0, 0, 1, 1, 0})
            .at(0.3, new int[] {1, 1, 1, 0, 0, 1, 0})
            .at(0.2, new int[] {1, 1, 0, 0, 2, 1, 0});

    @Test
    void smallestLevelIsTheFirstWithAWrongPrediction() {
        assertThat(curve.smallestBreaking())
                .containsExactly(0.1, 0.1, 0.3, Double.POSITIVE_INFINITY, 0.2, Double.POSITIVE_INFINITY, 0);
    }

    @Test
    void recordingBrokenOnceStaysBrokenThoughALargerLevelFails() {
        double[] smallest = new RobustnessCurve(new int[] {0}, new int[] {0})
                .at(0.1, new int[] {1})
                .at(0.2, new int[] {0})
                .smallestBreaking();

        assertThat(smallest).containsExactly(0.1);
    }

    @Test
    void countsByHand() {
        BreakingLevels levels = curve.breakingLevels(LABELS, BOOTSTRAP);

        assertThat(levels.levels()).containsExactly(0.1, 0.2, 0.3);
        Tally normal = levels.perClass().get(0).tally();
        assertThat(normal.recordings()).isEqualTo(4);
        assertThat(normal.wrongWithoutNoise()).isZero();
        assertThat(normal.counts()).containsExactly(2, 0, 1);
        assertThat(normal.unbroken()).isEqualTo(1);
        Tally af = levels.perClass().get(1).tally();
        assertThat(af.recordings()).isEqualTo(2);
        assertThat(af.wrongWithoutNoise()).isEqualTo(1);
        assertThat(af.counts()).containsExactly(0, 1, 0);
        assertThat(af.unbroken()).isEqualTo(1);
        assertThat(levels.all().counts()).containsExactly(2, 1, 1);
        assertThat(levels.all().unbroken()).isEqualTo(2);
        assertThat(levels.all().wrongWithoutNoise()).isEqualTo(1);
    }

    @Test
    void medianIsTheSmallestLevelThatBreaksAtLeastHalf() {
        BreakingLevels levels = curve.breakingLevels(LABELS, BOOTSTRAP);

        // Normal: two of four at 0.1. AF: one of two at 0.2. All: two of six at 0.1, three at 0.2.
        assertThat(median(levels.perClass().get(0).tally())).isEqualTo(0.1);
        assertThat(median(levels.perClass().get(1).tally())).isEqualTo(0.2);
        assertThat(median(levels.all())).isEqualTo(0.2);
    }

    @Test
    void saysWhyThereIsNoMedian() {
        // Two of three Normal withstand, no AF is right without noise, no STE is there.
        BreakingLevels levels = new RobustnessCurve(new int[] {0, 0, 0, 1}, new int[] {0, 0, 0, 0})
                .at(0.1, new int[] {1, 0, 0, 0})
                .breakingLevels(LABELS, BOOTSTRAP);

        assertThat(levels.perClass().get(0).tally().median())
                .hasToString("median breaking level of Normal is undefined: "
                        + "2 of 3 Normal recordings withstand the largest level, 0.1");
        assertThat(levels.perClass().get(0).tally().mostlyUnbroken()).isTrue();
        assertThat(levels.perClass().get(1).tally().median())
                .hasToString("median breaking level of AF is undefined: no AF recording is right without noise");
        assertThat(levels.perClass().get(2).tally().mostlyUnbroken()).isFalse();
        assertThat(levels.all().median())
                .hasToString("median breaking level is undefined: 2 of 3 recordings withstand the largest level, 0.1");
    }

    @Test
    void intervalIsThatOfTheBinomial() {
        // 36 of 100 break at 0.1 and 28 more at 0.2, so the median is 0.2. A drawn list's is 0.1 where 50 or more of
        // its
        // own break there: 50 lies (49.5 - 36) / sqrt(100 * 0.36 * 0.64) = 2.8 deviations above 36, in 0.3 % of lists.
        // It is above 0.2 where fewer than 50 break up to 0.2: (49.5 - 64) / 4.8 = -3.0 deviations, in 0.1 % of lists.
        assertThat(half(36, 28)).isEqualTo(Figure.of(0.2, 0.2, 0.2));
        // 45 instead of 36: (49.5 - 45) / 4.97 = 0.9 deviations, in 18 % of lists the median is 0.1.
        assertThat(half(45, 19)).isEqualTo(Figure.of(0.2, 0.1, 0.2));
    }

    @Test
    void intervalThatReachesBeyondTheLargestLevelEndsAtIt() {
        // 52 of 100 break at 0.1, none at 0.2: (49.5 - 52) / 5.0 = -0.5 deviations, in 31 % of lists fewer than 50 do
        // and
        // the median lies beyond 0.2. Were these lists left out, every list would have the median 0.1.
        assertThat(half(52, 0)).isEqualTo(Figure.of(0.1, 0.1, 0.2));
    }

    @Test
    void drawsFromAllRecordingsAsForEveryOtherFigure() {
        // The one AF is right in every list that has it; lists without it do not count.
        BreakingLevels levels = new RobustnessCurve(new int[] {0, 0, 0, 0, 0, 1}, new int[] {0, 0, 0, 0, 1, 1})
                .at(0.1, new int[] {0, 0, 0, 0, 1, 0})
                .breakingLevels(LABELS, BOOTSTRAP);

        assertThat(levels.perClass().get(1).tally().median()).isEqualTo(Figure.of(0.1, 0.1, 0.1));
    }

    @Test
    void noRecordingIsNoFailure() {
        BreakingLevels levels =
                new RobustnessCurve(new int[0], new int[0]).at(0.1, new int[0]).breakingLevels(LABELS, BOOTSTRAP);

        assertThat(levels.all().recordings()).isZero();
        assertThat(levels.all().median())
                .hasToString("median breaking level is undefined: no recording is right without noise");
    }

    @Test
    void rejectsCountsThatContradictOneAnother() {
        Figure median = Figure.of(0.1, 0.1, 0.2);
        Tally two = new Tally(2, 1, median, List.of(1, 0), 1);
        List<Double> levels = List.of(0.1, 0.2);

        assertThatThrownBy(() -> new Tally(3, 1, median, List.of(1, 0), 1)).hasMessageContaining("of 3 recordings");
        assertThatThrownBy(() -> new Tally(0, 1, median, List.of(-1, 0), 1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> levels(levels, two, two, two))
                .hasMessageContaining("have 2 recordings together, got 4");
        assertThatThrownBy(() -> levels(List.of(0.1), two, two)).hasMessageContaining("each of the levels");
        assertThatThrownBy(() -> levels(List.of(0.2, 0.1), two, two)).hasMessageContaining("rise");
        assertThatThrownBy(() -> levels(List.of(0.1, 0.3), two, two)).hasMessageContaining("must be levels");
        assertThat(levels(levels, two, two).all()).isEqualTo(two);
    }

    private static BreakingLevels levels(List<Double> levels, Tally all, Tally... perClass) {
        return new BreakingLevels(
                levels,
                all,
                Arrays.stream(perClass).map(tally -> new ClassTally("A", tally)).toList());
    }

    /** The median of 100 recordings, so many of which break at 0.1, 0.2 and so on, the others never. */
    private static Figure half(int... counts) {
        int[] truth = new int[100];
        RobustnessCurve curve = new RobustnessCurve(truth, truth);
        int broken = 0;
        for (int i = 0; i < counts.length; i++) {
            broken += counts[i];
            int[] predicted = new int[100];
            Arrays.fill(predicted, 0, broken, 1);
            curve.at((i + 1) / 10.0, predicted);
        }
        return curve.breakingLevels(LABELS, BOOTSTRAP).all().median();
    }

    private static double median(Tally tally) {
        return tally.median().known().orElseThrow().value();
    }
}
