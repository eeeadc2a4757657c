package io.heartproof.metric.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RobustnessCurveTest {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 7);

    @Test
    void areaIsThatOfTheTrapezoidsOverTheLargestLevel() {
        // Accuracy 1, 0.5, 0 at levels 0, 0.1, 0.3: (0.1 * 0.75 + 0.2 * 0.25) / 0.3 = 0.41667. Levels in any order.
        int[] truth = {0, 0};
        Figure area = new RobustnessCurve(truth, new int[] {0, 0})
                .at(0.3, new int[] {1, 1})
                .at(0.1, new int[] {0, 1})
                .area(BOOTSTRAP);

        assertThat(area.known().orElseThrow().value()).isEqualTo(0.125 / 0.3, within(1e-12));
    }

    @Test
    void drawsTheSameRecordingsAtEveryLevel() {
        // Half of the recordings is right at every level, half at none: the area of each drawn list is its share of
        // the first half, as wide as a binomial, sqrt(0.25 / 100) = 0.05. Drawn anew at each of five levels, the
        // errors would cancel to about half of that.
        int[] truth = new int[100];
        int[] predicted = new int[100];
        Arrays.fill(predicted, 50, 100, 1);
        RobustnessCurve curve = new RobustnessCurve(truth, predicted);
        for (double level : new double[] {0.1, 0.2, 0.3, 0.4}) {
            curve.at(level, predicted);
        }

        Figure.Known area = curve.area(BOOTSTRAP).known().orElseThrow();

        assertThat(area.value()).isEqualTo(0.5, within(1e-12));
        assertThat(area.high() - area.low()).isEqualTo(2 * 1.96 * 0.05, within(0.03));
    }

    @Test
    void areaWithoutLevelsOrRecordingsIsUndefined() {
        assertThat(new RobustnessCurve(new int[] {0}, new int[] {0}).area(BOOTSTRAP))
                .hasToString("the area under accuracy is undefined: no noise level was run");
        assertThat(new RobustnessCurve(new int[0], new int[0])
                        .at(0.1, new int[0])
                        .area(BOOTSTRAP))
                .hasToString("the area under accuracy is undefined: there is no recording");
    }

    @Test
    void rejectsLevelsThatAreNoneAndListsOfAnotherLength() {
        RobustnessCurve curve = new RobustnessCurve(new int[] {0}, new int[] {0}).at(0.1, new int[] {0});

        assertThatThrownBy(() -> curve.at(0, new int[] {0})).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> curve.at(Double.NaN, new int[] {0})).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> curve.at(0.1, new int[] {0})).hasMessage("noise level 0.1 is given twice");
        assertThatThrownBy(() -> curve.at(0.2, new int[0])).hasMessageContaining("as many predictions");
    }
}
