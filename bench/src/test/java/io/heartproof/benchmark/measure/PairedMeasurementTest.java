package io.heartproof.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairedMeasurementTest {
    private final List<String> order = new ArrayList<>();

    /** Gives these figures, one after the other. */
    private MeasuredSide side(String name, double... figures) {
        Deque<Double> left = new ArrayDeque<>();
        for (double figure : figures) {
            left.add(figure);
        }
        return () -> {
            order.add(name);
            return left.remove();
        };
    }

    @Test
    void costsCountTheOtherWayRound() {
        assertThat(MeasurementUnit.MILLISECONDS.ratio(10, 5)).isEqualTo(2);
        assertThat(MeasurementUnit.RECORDINGS_PER_SECOND.ratio(10, 5)).isEqualTo(0.5);
        assertThat(MeasurementUnit.MILLISECONDS_PER_STEP.ratio(10, 35)).isEqualTo(3.5);
    }

    @Test
    void ratioOfSpeedsIsCandidateByBaselineRoundByRound() throws IOException {
        // Warm-up 1 and 1; rounds 10 to 20, 5 to 20, 8 to 24: ratios 2, 4, 3.
        PairedMeasurement comparison = new PairedMeasurement(
                "speed", MeasurementUnit.RECORDINGS_PER_SECOND, side("b", 1, 10, 5, 8), side("c", 1, 20, 20, 24));

        Result result = comparison.run(3, Progress.NONE);

        assertThat(result)
                .isEqualTo(new Result(
                        "speed",
                        8,
                        20,
                        MeasurementUnit.RECORDINGS_PER_SECOND,
                        new Result.RatioOverRounds(3, 2, 4),
                        3,
                        List.of(),
                        Optional.empty(),
                        List.of()));
    }

    @Test
    void ratioOfTimesIsBaselineByCandidate() throws IOException {
        PairedMeasurement comparison =
                new PairedMeasurement("time", MeasurementUnit.MILLISECONDS, side("b", 9, 30, 50), side("c", 9, 10, 20));

        Result result = comparison.run(2, Progress.NONE);

        assertThat(result.baseline()).isEqualTo(40);
        assertThat(result.candidate()).isEqualTo(15);
        assertThat(result.ratio()).isEqualTo(new Result.RatioOverRounds(2.75, 2.5, 3));
    }

    @Test
    void sidesTakeTurnsAndEachRoundBeginsWithTheLastOfTheRoundBefore() throws IOException {
        new PairedMeasurement("turns", MeasurementUnit.SECONDS, side("b", 1, 1, 1, 1), side("c", 1, 1, 1, 1))
                .run(3, Progress.NONE);

        assertThat(String.join("", order)).isEqualTo("bc" + "cb" + "bc" + "cb");
    }

    @Test
    void stopwatchTurnsTimeIntoFigures() throws IOException {
        long[] now = {5_000_000_000L};
        Stopwatch stopwatch = new Stopwatch(() -> now[0]);
        Stopwatch.TimedWork halfASecond = () -> now[0] += 500_000_000L;

        assertThat(stopwatch.seconds(halfASecond)).isEqualTo(0.5, within(1e-12));
        assertThat(stopwatch.perSecond(16, halfASecond)).isEqualTo(32, within(1e-12));
        assertThat(stopwatch.milliseconds(4, halfASecond)).isEqualTo(500, within(1e-9));
    }
}
