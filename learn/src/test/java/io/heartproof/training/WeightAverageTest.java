package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class WeightAverageTest {
    private final Parameters parameters = new Parameters(Device.CPU);

    WeightAverageTest() {
        parameters.constant("w", 1, 1);
    }

    @AfterEach
    void free() {
        parameters.close();
    }

    @Test
    void followsTheWeightsFasterInTheBeginning() {
        try (WeightAverage average = new WeightAverage(0.2, parameters)) {
            set(12);
            average.update(1); // d = min(0.2, 2/11) = 2/11: 2/11 + 9/11 * 12 = 10
            set(20);
            average.update(2); // d = min(0.2, 3/12) = 0.2: 0.2 * 10 + 0.8 * 20 = 18
            average.swap();
            assertThat(value()).isEqualTo(18, within(1e-5f));
            average.swap();
            assertThat(value()).isEqualTo(20);
        }
    }

    @Test
    void withoutDecayTheWeightsAreTheirOwnAverage() {
        try (WeightAverage none = new WeightAverage(0, parameters)) {
            set(3);
            none.update(1);
            none.swap();
            assertThat(value()).isEqualTo(3);
            assertThat(none.copy()).isEmpty();
        }
    }

    private void set(float value) {
        parameters.load("test", Map.of("w", new Safetensors.Array(new long[] {1}, new float[] {value})));
    }

    private float value() {
        return parameters.copy().get("w").values()[0];
    }
}
