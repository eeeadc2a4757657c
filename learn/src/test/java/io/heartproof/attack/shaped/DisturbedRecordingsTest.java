package io.heartproof.attack.shaped;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class DisturbedRecordingsTest {
    private static final Batch BATCH = SmallWorld.batch(SmallWorld.recordings(3, 5));

    @Test
    void addsWhatTheDisturbanceDoesToTheSignalAlone() {
        try (Scope scope = Scope.open()) {
            float[] change = change(new WhiteDisturbance(0.2), 0);
            int silent = 0;
            for (int i = 0; i < change.length; i++) {
                boolean signal = BATCH.mask()[i / BATCH.length() / 8 * BATCH.length() + i % BATCH.length()] > 0;
                assertThat(Math.abs(change[i])).isLessThanOrEqualTo(signal ? 0.2f + 1e-6f : 0);
                assertThat(Math.abs(BATCH.values()[i] + change[i])).isLessThanOrEqualTo(1 + 1e-6f);
                silent += signal && change[i] == 0 ? 1 : 0;
            }
            assertThat(silent).isLessThan(10);
            assertThat(change(Disturbance.none(), 0)).containsOnly(0);
        }
    }

    @Test
    void drawsByNumberAndSeedOfTheRecording() {
        try (Scope scope = Scope.open()) {
            WhiteDisturbance white = new WhiteDisturbance(0.2);
            assertThat(Arrays.equals(change(white, 1), change(white, 1))).isTrue();
            assertThat(Arrays.equals(change(white, 1), change(white, 2))).isFalse();
        }
    }

    private static float[] change(Disturbance disturbance, long number) {
        Victims victims = Victims.of(BATCH, Device.CPU, 1, 2, 3);
        return Tensors.toFloats(DisturbedRecordings.of(victims).change(disturbance, number));
    }
}
