package io.heartproof.benchmark.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The check of a card, with the CPU for the card: there it must agree with itself. */
class CardCheckTest {
    private static final CardAmounts TINY =
            new CardAmounts(3, 6, 3, 3, 1536, new CardAmounts.TimedTraining(1, 1), 1, List.of(0.01));

    @Test
    void findsThatTheProcessorAgreesWithItself() throws IOException {
        CheckSetup setup = new CheckSetup(Device.CPU, TINY, 1);
        Map<Precision, Double> plain = Map.of(Precision.FLOAT32, 1e-9, Precision.BFLOAT16, 1e9);

        List<String> lines = new ArrayList<>();
        boolean passed = new CardCheck(setup, Optional.empty(), plain).run(Progress.NONE, lines::add);

        assertThat(lines)
                .anySatisfy(line -> ends(line, "gradient of the weights, apart", "ok"))
                .anySatisfy(line -> ends(line, "bfloat16: loss at the end of 3 steps", "ok"))
                .anySatisfy(line -> ends(line, "unbroken at 0.01", "ok"))
                .anySatisfy(line -> ends(line, "memory of the process", ""))
                .anySatisfy(line -> ends(line, "float32: recordings/s, padded", "ok"))
                .anySatisfy(line -> ends(line, "float32: recordings/s, bucket form", "ok"))
                .anySatisfy(line -> ends(line, "bfloat16: recordings/s, padded", "failed"))
                .anySatisfy(line -> ends(line, "bfloat16: recordings/s, bucket form", "failed"))
                .last()
                .isEqualTo("2 of what was asked for failed");
        assertThat(passed).isFalse();
    }

    private static void ends(String line, String begin, String end) {
        assertThat(line).startsWith(begin).endsWith(end);
    }

    @Test
    void seesOtherWeightsInNumbersAndLosses() {
        StepsCheck steps = new StepsCheck(new CheckSetup(Device.CPU, TINY, 1), Precision.FLOAT32);
        StepsCheck others = new StepsCheck(new CheckSetup(Device.CPU, TINY, 2), Precision.FLOAT32);

        List<CheckRow> rows = steps.rows(others.walk(Device.CPU, Progress.NONE), steps.walk(Device.CPU, Progress.NONE));

        assertThat(rows.get(0).verdict()).isEqualTo(CheckRow.Verdict.FAILED);
    }
}
