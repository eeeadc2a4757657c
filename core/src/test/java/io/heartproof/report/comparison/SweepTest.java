package io.heartproof.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import io.heartproof.report.TrainingHistory;
import java.util.ArrayList;
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
                Sweep.By.MACRO_F1,
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
                Sweep.By.MACRO_F1,
                List.of(candidate("0.4", history(0.25), history(0.75)), candidate("0.6", history(0.5))));

        assertThat(sweep.picked()).isEqualTo("0.4");
    }

    /** Attacked in every second epoch: 0.6 (0.1 + 0.2 + 0.3)/3 = 0.2, without noise 0.9; 0.4: (0.2 + 0.3 + 0.4)/3 = 0.3. */
    @Test
    void picksByWhatWithstandsAttacks() {
        Sweep sweep = Sweep.of(
                "nsr",
                "defence.nsr.beta2",
                Sweep.By.ROBUST,
                List.of(
                        candidate("0.6", attacked(0.9, 0.9, 0.1, 0.2, 0.3)),
                        candidate("0.4", attacked(0.5, 0.1, 0.2, 0.3, 0.4))));

        assertThat(sweep.picked()).isEqualTo("0.4");
        assertThat(sweep.entries())
                .extracting(Sweep.TriedValue::validationMacroF1)
                .containsExactly(0.9, 0.5);
        assertThat(sweep.entries().get(0).validationRobust().orElseThrow()).isEqualTo(0.2, within(1e-12));
        assertThatThrownBy(() -> Sweep.of("nsr", "key", Sweep.By.ROBUST, List.of(candidate("0.4", history(0.5)))))
                .hasMessage("value 0.4: expected validation under attack, got none to pick by");
    }

    private static TrainingHistory attacked(double macroF1, double... underAttack) {
        EpochMetrics.Validation clean = new EpochMetrics.Validation(0.5, 0.5, macroF1);
        List<EpochMetrics> epochs = new ArrayList<>();
        for (double balanced : underAttack) {
            epochs.add(new EpochMetrics(epochs.size(), 1, 1, 1, Optional.of(clean)));
            EpochMetrics.Robust robust = new EpochMetrics.Robust(
                    0.01, "relative", 10, new EpochMetrics.Validation(0.9, balanced, 0.9), Optional.empty(), 1);
            epochs.add(new EpochMetrics(
                    epochs.size(),
                    Optional.of(1.0),
                    1,
                    1,
                    Optional.of(clean),
                    Optional.of(robust),
                    Optional.empty(),
                    List.of()));
        }
        return new TrainingHistory(epochs);
    }

    @Test
    void refusesTrainingsWithoutValidation() {
        TrainingHistory blind = new TrainingHistory(List.of(new EpochMetrics(0, 1, 1, 1, Optional.empty())));

        assertThatThrownBy(() -> Sweep.of("nsr", "key", Sweep.By.MACRO_F1, List.of(candidate("0.4", blind))))
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
