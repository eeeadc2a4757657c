package io.heartproof.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.experiment.TrainRun;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Alarm;
import io.heartproof.metric.EpochMetrics.Interval;
import io.heartproof.metric.EpochMetrics.Kept;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTextTest {
    private static final Optional<Interval> INTERVAL = Optional.of(new Interval(0.3, 0.5));
    private static final Validation CLEAN = new Validation(0.8, 0.7, 0.6, INTERVAL);
    private static final Robust ROBUST =
            new Robust(0.01, "relative", 10, new Validation(0.5, 0.4, 0.35, INTERVAL), Optional.empty(), 3);

    @Test
    void saysWhichEpochWasKeptWhyAndWhatValidationTook() {
        EpochMetrics first = epoch(0, Optional.of(new Kept("bestRobust", Optional.of(0.41))), List.of());
        EpochMetrics second = epoch(1, Optional.empty(), List.of(new Alarm("oneClass", "all are AF; try less")));

        assertThat(lines(first, second))
                .containsExactly(
                        "trained      36 recordings, 2 epochs, last loss 0.500",
                        "kept         epoch 1 of 2: best balanced accuracy on validation under attack, 0.410 averaged"
                                + " over three epochs",
                        "validation   accuracy 0.800, balanced accuracy 0.700 (0.300 to 0.500), macro F1 0.600",
                        "attacked     accuracy 0.500, balanced accuracy 0.400 (0.300 to 0.500), macro F1 0.350 (PGD, 10"
                                + " iterations, 0.01 relative)",
                        "cost         validation under attack took 15 % of the training's time",
                        "warning      epoch 2: all are AF; try less");
    }

    @Test
    void saysThatTheLastEpochWasKept() {
        EpochMetrics last =
                new EpochMetrics(0, 0.5, 20, 9, Optional.empty()).keptAs(new Kept("last", Optional.empty()));

        assertThat(lines(last))
                .containsExactly(
                        "trained      36 recordings, 1 epoch, last loss 0.500", "kept         epoch 1 of 1: the last");
    }

    private static List<String> lines(EpochMetrics... epochs) {
        return TrainingText.of(new TrainRun.TrainedRun(Path.of("run"), 36, List.of(epochs), List.of()));
    }

    private static EpochMetrics epoch(int epoch, Optional<Kept> kept, List<Alarm> alarms) {
        return new EpochMetrics(epoch, Optional.of(0.5), 20, 9, Optional.of(CLEAN), Optional.of(ROBUST), kept, alarms);
    }
}
