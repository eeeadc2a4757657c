package io.heartproof.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.progress.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineProgressTest {
    private final StringWriter log = new StringWriter();
    private long now;
    private final LineProgress progress = new LineProgress(new PrintWriter(log, true), () -> now);

    @Test
    void writesALineWithShareNoteAndTimeLeftWhenHalfAMinuteHasPassed() {
        try (Progress.Stage stage = progress.start("Epoch 3 of 70", 100)) {
            stage.note("loss 0.530");
            pass(29);
            stage.advance(30);
            pass(1);
            stage.advance(10);
            pass(29);
            stage.advance(10);
        }

        assertThat(log.toString()).isEqualTo("Epoch 3 of 70: 40 %, loss 0.530, 45 s left\n");
    }

    @Test
    void saysNothingOfAFinishedTask() {
        try (Progress.Stage stage = progress.start("Reading", 10)) {
            pass(60);
            stage.advance(10);
        }

        assertThat(log.toString()).isEmpty();
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
