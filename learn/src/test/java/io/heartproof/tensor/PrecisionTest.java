package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.batch.Batch;
import io.heartproof.model.TorchClassifier;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class PrecisionTest {
    @Test
    void changesLogitsByNoMoreThanItsMantissa() {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(3, 1));
        try (TorchClassifier classifier = SmallWorld.classifier(1)) {
            float[][] single = classifier.logits(batch);
            float[][] half;
            try (Precision.Open open = Precision.BFLOAT16.open()) {
                half = classifier.logits(batch);
            }
            assertThat(half).isNotEqualTo(single);
            double largest = 0;
            for (int n = 0; n < 3; n++) {
                for (int k = 0; k < 3; k++) {
                    largest = Math.max(largest, Math.abs(half[n][k] - single[n][k]));
                }
            }
            assertThat(largest).isBetween(1e-6, 0.3);
            assertThat(classifier.logits(batch)).as("after it").isDeepEqualTo(single);
        }
    }

    @Test
    void singlePrecisionIsNotRoundedOnACard() {
        Natives.load();

        assertThat(torch.globalContext().allowTF32CuDNN()).isFalse();
        assertThat(torch.globalContext().allowTF32CuBLAS()).isFalse();
    }

    @Test
    void keepsTheLastLayerInSinglePrecision() {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(1, 1));
        try (TorchClassifier classifier = SmallWorld.classifier(1);
                Scope scope = Scope.open();
                Precision.Open open = Precision.BFLOAT16.open()) {
            assertThat(classifier
                            .logits(classifier.values(batch), classifier.mask(batch))
                            .scalar_type()
                            .intern())
                    .isEqualTo(torch.ScalarType.Float);
        }
    }

    @Test
    void endsWhereItWasOpened() {
        try (Precision.Open half = Precision.BFLOAT16.open()) {
            try (Precision.Open single = Precision.FLOAT32.open()) {
                assertThat(torch.is_autocast_enabled(torch.DeviceType.CPU)).isFalse();
            }
            assertThat(torch.is_autocast_enabled(torch.DeviceType.CPU)).isTrue();
        }
        assertThat(torch.is_autocast_enabled(torch.DeviceType.CPU)).isFalse();
    }
}
