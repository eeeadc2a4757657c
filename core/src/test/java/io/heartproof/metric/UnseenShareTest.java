package io.heartproof.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.label.LabelSet;
import io.heartproof.metric.robustness.RobustAccuracy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnseenShareTest {
    /** The 97.5 percentile of the normal distribution, squared. */
    private static final double Z2 = 1.959963984540054 * 1.959963984540054;

    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "STE"));

    private final Bootstrap bootstrap = new Bootstrap(200, 1);

    @Test
    void isTheWilsonLimitOfNoneOfN() {
        // z^2 = 3.8415: 3.8415/(20 + 3.8415) = 0.1611; 3.8415/4.8415 = 0.7935.
        assertThat(UnseenShare.of(20).share()).isEqualTo(0.1611, within(1e-4));
        assertThat(UnseenShare.of(1).share()).isEqualTo(0.7935, within(1e-4));
        assertThat(UnseenShare.of(0).share()).isZero();
    }

    @Test
    void ofClassesIsTheRootOfTheSumOfSquaresOverTheirNumber() {
        // Two classes of 20 and one that is empty: sqrt(2 * 0.1611^2)/2 = 0.1139.
        assertThat(UnseenShare.ofClasses(20, 0, 20).share()).isEqualTo(0.1139, within(1e-4));
        assertThat(UnseenShare.ofClasses(0, 0).share()).isZero();
    }

    @Test
    void allRightHasTheWilsonInterval() {
        int[] truth = new int[30];
        Arrays.fill(truth, 10, 30, 1);

        Scores scores = bootstrap.scores(LABELS, truth, truth);

        assertIs(scores.accuracy(), 1, 30 / (30 + Z2), 1);
        assertIs(scores.perClass().get(0).sensitivity(), 1, 10 / (10 + Z2), 1);
        assertIs(scores.perClass().get(1).precision(), 1, 20 / (20 + Z2), 1);
        assertIs(scores.perClass().get(1).f1(), 1, 20 / (20 + Z2), 1);
        // Normal 3.8415/13.8415 = 0.2775, AF 0.1611: sqrt(0.2775^2 + 0.1611^2)/2 = 0.1604.
        assertIs(scores.balancedAccuracy(), 1, 1 - 0.1604, 1);
        assertIs(scores.macroF1(), 1, 1 - 0.1604, 1);
    }

    @Test
    void noneRightHasTheWilsonInterval() {
        int[] truth = new int[30];
        int[] predicted = new int[30];
        Arrays.fill(predicted, 1);

        Scores scores = bootstrap.scores(LABELS, truth, predicted);

        assertIs(scores.accuracy(), 0, 0, Z2 / (30 + Z2));
        assertIs(scores.perClass().get(0).sensitivity(), 0, 0, Z2 / (30 + Z2));
        assertIs(scores.perClass().get(0).f1(), 0, 0, Z2 / (30 + Z2));
        assertIs(scores.perClass().get(1).precision(), 0, 0, Z2 / (30 + Z2));
    }

    @Test
    void aConstantNetworkIsNotSureOfItsBalancedAccuracy() {
        int[] truth = new int[60];
        Arrays.fill(truth, 20, 40, 1);
        Arrays.fill(truth, 40, 60, 2);

        Scores scores = bootstrap.scores(LABELS, truth, new int[60]);

        // u = sqrt(3 * 0.1611^2)/3 = 0.0930; 1/3 (1 - u) = 0.3023, 1/3 + u 2/3 = 0.3953.
        assertIs(scores.balancedAccuracy(), 1.0 / 3, 0.3023, 0.3953);
    }

    @Test
    void whatDrawnListsMoveIsLeftAsItIs() {
        Figure.Known drawn = new Figure.Known(0.5, 0.4, 0.6);

        assertThat(UnseenShare.of(1).widenShare(drawn)).isEqualTo(drawn);
        assertThat(UnseenShare.of(1).widenDifference(drawn)).isEqualTo(drawn);
    }

    @Test
    void theAreaOfRecordingsThatAllBreakAtOneLevelHasAWidth() {
        // Twenty recordings, each with an area of 0.25: 0.25 (1 - 0.1611) = 0.2097, 0.25 + 0.75 * 0.1611 = 0.3708.
        double[] areas = new double[20];
        Arrays.fill(areas, 0.25);

        assertIs(bootstrap.mean(areas, "the area"), 0.25, 0.2097, 0.3708);
    }

    @Test
    void aRobustAccuracyOfZeroReachesAsFarAsItsAccuraciesDo() {
        // sqrt(0.9 * (0.1 + 0.3)/2) = 0.4243.
        Figure zero = Figure.of(0, 0, 0);
        List<Figure> noisy = List.of(Figure.of(0, 0, 0.1), Figure.of(0, 0, 0.3));

        assertIs(RobustAccuracy.of(zero, Figure.of(0.8, 0.7, 0.9), noisy), 0, 0, 0.4243);
        Figure drawn = Figure.of(0.5, 0.4, 0.6);
        assertThat(RobustAccuracy.of(drawn, Figure.of(0.8, 0.7, 0.9), noisy)).isEqualTo(drawn);
    }

    private static void assertIs(Figure figure, double value, double low, double high) {
        Figure.Known known = figure.known().orElseThrow();
        assertThat(known.value()).isEqualTo(value, within(1e-12));
        assertThat(known.low()).isEqualTo(low, within(1e-4));
        assertThat(known.high()).isEqualTo(high, within(1e-4));
    }
}
