package io.heartproof.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.progress.Progress.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenStagesTest {
    private static final OpenStages.Listener NOBODY = new OpenStages.Listener() {
        @Override
        public void advanced() {}

        @Override
        public void closed() {}
    };

    private long now;
    private final OpenStages stages = new OpenStages(() -> now);

    /** 2 of 20 steps, and of the third 1 of 8 epochs and half of the second: (2 + 1.5 / 8) / 20 = 10.9 %. */
    @Test
    void saysTheWholeAndTheTimeLeftOfTheWhole() {
        Stage all = start("", 20);
        all.advance(2);
        all.note("training 3 of 10, nsr, seed 2");
        assertThat(stages.place()).isEqualTo("training 3 of 10, nsr, seed 2");
        assertThat(stages.note()).isEqualTo("0 s left");
        Stage epochs = start("epoch", 8);
        epochs.advance(1);
        Stage recordings = start("", 100);
        recordings.note("loss 0.530");
        now = Duration.ofSeconds(700).toNanos();
        recordings.advance(50);

        assertThat(stages.place()).isEqualTo("training 3 of 10, nsr, seed 2, epoch 2 of 8");
        assertThat(stages.share()).isEqualTo((2 + 1.5 / 8) / 20);
        assertThat(stages.note()).isEqualTo("loss 0.530, 95 min left");
    }

    @Test
    void whatWasDoneBeforeCountsAsDoneButNotForThePace() {
        Stage epochs = start("epoch", 10);
        epochs.skip(8);
        now = Duration.ofSeconds(60).toNanos();
        epochs.advance(1);

        assertThat(stages.share()).isEqualTo(0.9);
        assertThat(stages.note()).isEqualTo("60 s left");
    }

    /** A quick first step says nothing of the pace once the second takes longer than it. */
    @Test
    void saysNoTimeLeftWhereAStepTakesLongerThanAllBeforeIt() {
        Stage all = start("", 100);
        now = Duration.ofSeconds(10).toNanos();
        all.advance(1);
        Stage attack = start("attack", 8);
        now = Duration.ofSeconds(20).toNanos();
        assertThat(stages.note()).isEqualTo("33 min left");

        now = Duration.ofSeconds(21).toNanos();
        assertThat(stages.note()).isEmpty();

        now = Duration.ofSeconds(30).toNanos();
        attack.advance(4);
        assertThat(stages.note()).as("1.5 of 100 steps in 30 s").isEqualTo("33 min left");
    }

    @Test
    void workAsideIsShownButNotCounted() {
        Stage all = start("", 2);
        all.note("evaluation");
        Stage aside = stages.start("Preparing recordings", 10, OpenStages.Weight.ASIDE, NOBODY);
        aside.advance(5);

        assertThat(stages.place()).isEqualTo("evaluation, preparing recordings");
        assertThat(stages.share()).isZero();

        aside.close();
        all.close();
        stages.start("Preparing recordings", 10, OpenStages.Weight.ASIDE, NOBODY)
                .advance(5);

        assertThat(stages.place()).isEqualTo("Preparing recordings");
        assertThat(stages.share()).isEqualTo(0.5);
    }

    @Test
    void theBarFillsOneLineOfAnyWidth() {
        Stage epochs = start("epoch", 8);
        epochs.advance(3);
        Stage recordings = start("", 100);
        now = Duration.ofSeconds(7).toNanos();
        recordings.advance(50);
        recordings.note("loss 0.530");

        assertThat(BarProgress.line(stages, 80))
                .isEqualTo("epoch 4 of 8  43 % [============>                 ] loss 0.530, 9 s left");
        for (int width = 0; width < 200; width++) {
            assertThat(BarProgress.line(stages, width))
                    .hasSizeLessThanOrEqualTo(width)
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "119, 119 s", "125, 2 min", "7140, 119 min", "12000, 3 h 20 min", "190000, 2 d 4 h"})
    void timesAreRounded(double seconds, String text) {
        assertThat(OpenStages.duration(seconds)).isEqualTo(text);
    }

    private Stage start(String what, long total) {
        return stages.start(what, total, OpenStages.Weight.COUNTED, NOBODY);
    }
}
