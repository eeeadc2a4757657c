package io.heartproof.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "STE"));

    @Test
    void intervalOfAnAccuracyIsThatOfTheBinomial() {
        // 74 of 100 right: standard error sqrt(0.74 * 0.26 / 100) = 0.0439, so 0.74 -+ 1.96 * 0.0439 = 0.654 to 0.826.
        int[] truth = new int[100];
        int[] predicted = new int[100];
        Arrays.fill(predicted, 74, 100, 1);

        Figure.Known accuracy =
                known(new Bootstrap(10_000, 1).scores(LABELS, truth, predicted).accuracy());

        assertThat(accuracy.value()).isEqualTo(0.74, within(1e-12));
        assertThat(accuracy.low()).isEqualTo(0.654, within(0.015));
        assertThat(accuracy.high()).isEqualTo(0.826, within(0.015));
    }

    @Test
    void intervalCoversTheTrueAccuracyInAboutNineteenOfTwentyLists() {
        long seed = 20;
        Random random = new Random(seed);
        int covered = 0;
        for (int list = 0; list < 400; list++) {
            double[] correct = random.doubles(150).map(u -> u < 0.7 ? 1 : 0).toArray();
            Figure.Known mean = known(new Bootstrap(400, list).mean(correct, "accuracy"));
            covered += mean.low() <= 0.7 && 0.7 <= mean.high() ? 1 : 0;
        }

        // Binomial(400, 0.95) has a standard deviation of 4.4; percentile intervals are a little narrow.
        assertThat(covered).as("seed %d", seed).isBetween(362, 394);
    }

    @Test
    void sameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
        int[] truth = new Random(3).ints(60, 0, 3).toArray();
        int[] predicted = new Random(4).ints(60, 0, 3).toArray();

        Scores scores = new Bootstrap(200, 5).scores(LABELS, truth, predicted);

        assertThat(new Bootstrap(200, 5).scores(LABELS, truth, predicted)).isEqualTo(scores);
        assertThat(new Bootstrap(200, 6).scores(LABELS, truth, predicted)).isNotEqualTo(scores);
    }

    @Test
    void figuresOfAnAbsentClassSayWhyTheyAreUndefined() {
        Scores scores = new Bootstrap(100, 1).scores(LABELS, new int[] {0, 0, 1}, new int[] {0, 1, 1});
        ClassScores ste = scores.perClass().get(2);

        assertThat(ste.recordings()).isZero();
        assertThat(ste.f1()).isEqualTo(Figure.undefined("F1 of STE is undefined: no STE recording among 3 recordings"));
        assertThat(ste.sensitivity())
                .isEqualTo(Figure.undefined("sensitivity of STE is undefined: no STE recording among 3 recordings"));
        assertThat(ste.precision())
                .isEqualTo(Figure.undefined("precision of STE is undefined: no STE prediction among 3 recordings"));
    }

    @Test
    void macroF1IsTheMeanOverTheClassesPresent() {
        // Normal: 2*1/(2+1) = 2/3; AF: 2*1/(1+2) = 2/3; no STE.
        Scores scores = new Bootstrap(100, 1).scores(LABELS, new int[] {0, 0, 1}, new int[] {0, 1, 1});

        assertThat(known(scores.macroF1()).value()).isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void figuresOfNoRecordingsAreUndefined() {
        Scores scores = new Bootstrap(100, 1).scores(LABELS, new int[0], new int[0]);

        assertThat(scores.accuracy()).hasToString("accuracy is undefined: there is no recording");
        assertThat(scores.macroF1().known()).isEmpty();
        assertThat(new Bootstrap(100, 1).mean(new double[0], "the area"))
                .hasToString("the area is undefined: there is no recording");
    }

    @Test
    void listsThatLackARareClassDoNotCountForIt() {
        // One AF recording, recognised: its sensitivity is 1 on every list that has it, whatever the others are. So the
        // interval is Wilson's for one of one: 1/(1 + 3.8415) = 0.2065 to 1.
        int[] truth = {0, 0, 0, 0, 0, 1};
        int[] predicted = {0, 0, 0, 0, 0, 1};

        Scores scores = new Bootstrap(200, 2).scores(LABELS, truth, predicted);

        Figure.Known sensitivity = known(scores.perClass().get(1).sensitivity());
        assertThat(sensitivity.value()).isEqualTo(1);
        assertThat(sensitivity.low()).isEqualTo(0.2065, within(1e-4));
        assertThat(sensitivity.high()).isEqualTo(1);
    }

    @Test
    void rejectsTooFewAndTooManyLists() {
        assertThatThrownBy(() -> new Bootstrap(39, 1))
                .isInstanceOf(BadUsage.class)
                .hasMessage("the number of bootstrap samples must be 40 to 100000, got 39");
        assertThatThrownBy(() -> new Bootstrap(100_001, 1)).isInstanceOf(BadUsage.class);
    }

    private static Figure.Known known(Figure figure) {
        return figure.known().orElseThrow();
    }
}
