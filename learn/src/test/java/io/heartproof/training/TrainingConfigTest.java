package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.experiment.config.yaml.ConfigFile;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {
    /** Who lets patience end a training asks for more epochs than there will be: here for 3.2 times 10^9 steps. */
    @Test
    void scheduleGoesOverMoreStepsThanAnIntHolds() {
        TrainingConfig cosine = training("training.epochs=100000000", "training.warmUp=0.25", "training.batchSize=64");

        assertThat(cosine.learningRateShare(399_999_999, 2_000)).isCloseTo(0.5, within(1e-9)); // half of the warm-up
        assertThat(cosine.learningRateShare(2_000_000_000, 2_000)).isCloseTo(0.5, within(1e-9)); // half of the rest
    }

    @Test
    void anEpochMayBeOneStep() {
        TrainingConfig cosine =
                training("training.epochs=2", "training.warmUp=0", "training.batchSize=" + Integer.MAX_VALUE);

        assertThat(cosine.learningRateShare(1, 2_000)).isCloseTo(0.5, within(1e-9));
    }

    private static TrainingConfig training(String... settings) {
        ConfigFile file = ConfigFile.defaults();
        for (String setting : settings) {
            file = file.with(setting);
        }
        return file.config().training();
    }
}
