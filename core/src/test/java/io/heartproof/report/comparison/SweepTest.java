package io.heartproof.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import io.heartproof.report.TrainingHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void picksByTheMeanOfTheLastThreeEpochs() {
        // 0.4: (0.6 + 0.7 + 0.8)/3 = 0.7; 0.6: (0.9 + 0.5 + 0.5)/3 = 0.633, though one of its epochs is the best.
        Sweep sweep = Sweep.of(
                "nsr",
                "defence.nsr.beta2",
                List.of(candidate("0.6", history(0, 0.9, 0.5, 0.5)), candidate("0.4", history(1, 0.6, 0.7, 0.8))));

        assertThat(sweep.picked()).isEqualTo("0.4");
        assertThat(sweep.entries().get(1).validationMacroF1()).isEqualTo(0.7, within(1e-12));
        assertThat(sweep.entries()).extracting(Sweep.TriedValue::picked).containsExactly(false, true);
    }

    @Test
    void averagesSeedsAndTakesTheFirstOfEquals() {
        Sweep sweep = Sweep.of(
                "nsr",
                "defence.nsr.beta2",
                List.of(candidate("0.4", history(0.25), history(0.75)), candidate("0.6", history(0.5))));

        assertThat(sweep.picked()).isEqualTo("0.4");
    }

    @Test
    void refusesTrainingsWithoutValidation() {
        TrainingHistory blind = new TrainingHistory(List.of(new EpochMetrics(0, 1, 1, 1, Optional.empty())));

        assertThatThrownBy(() -> Sweep.of("nsr", "key", List.of(candidate("0.4", blind))))
                .isInstanceOf(BadData.class)
                .hasMessage("value 0.4: expected figures on validation recordings, got none to pick by");
        assertThatThrownBy(() -> new Sweep("nsr", "key", 3, List.of(new Sweep.TriedValue("1", 0.5, false))))
                .hasMessage("a sweep of key must have picked exactly one value");
    }

    private static Sweep.Candidate candidate(String value, TrainingHistory... histories) {
        return new Sweep.Candidate(value, List.of(histories));
    }

    private static TrainingHistory history(double... macroF1) {
        return new TrainingHistory(IntStream.range(0, macroF1.length)
                .mapToObj(epoch -> new EpochMetrics(
                        epoch, 1, 1, 1, Optional.of(new EpochMetrics.Validation(0.5, 0.5, macroF1[epoch]))))
                .toList());
    }
}
