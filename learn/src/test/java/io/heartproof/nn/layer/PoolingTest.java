package io.heartproof.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.nn.Operations;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One recording, 5,120 samples and so three positions, two features that the last layer passes on as logits. */
@ExtendWith(NoTensorLeft.class)
class PoolingTest {
    private Parameters parameters;
    private Linear linear;
    private Operations<Tensor> on;

    @BeforeEach
    void create() {
        Init init = Init.on(Device.CPU, 1);
        parameters = init.parameters();
        on = parameters.operations();
        linear = Linear.of("l", 2, 2, init);
        parameters.load(
                "identity",
                Map.of(
                        "l.weight", new Safetensors.Array(new long[] {2, 2}, new float[] {1, 0, 0, 1}),
                        "l.bias", new Safetensors.Array(new long[] {2}, new float[] {0, 10})));
    }

    @AfterEach
    void free() {
        parameters.close();
    }

    @Test
    void averageWeighsPositionsByTheirShareOfSignal() {
        // signal from 2,120 on: shares 952/3072 (under a half: 0), 1976/3072 and 3000/3072
        // (1976 x 2 + 3000 x 3) / 4976 = 2.6028939, (1976 x 5 + 3000 x 7) / 4976 + 10 = 16.2057878
        try (Scope scope = Scope.open()) {
            Tensor logits = Pooling.AVERAGE.classify(on, features(100, 2, 3, -100, 5, 7), signalFrom(2120), linear);
            assertThat(Tensors.toFloats(logits)).containsExactly(new float[] {2.602894f, 16.20579f}, within(1e-5f));
        }
    }

    @Test
    void averageCountsAPositionThatIsHalfSignal() {
        // signal from 3,584 on: shares 0, 512/3072 and 1536/3072, of which only the last is a half
        try (Scope scope = Scope.open()) {
            Tensor logits = Pooling.AVERAGE.classify(on, features(1, 2, 3, 4, 5, 6), signalFrom(3584), linear);
            assertThat(Tensors.toFloats(logits)).containsExactly(new float[] {3, 16}, within(1e-5f));
        }
    }

    @Test
    void maximumTakesTheLargestLogitOfEachClassWhereverItStands() {
        try (Scope scope = Scope.open()) {
            Tensor logits = Pooling.MAXIMUM.classify(on, features(1, 4, 3, -1, -5, -2), signalFrom(0), linear);
            assertThat(Tensors.toFloats(logits)).containsExactly(4, 9);
        }
    }

    @Test
    void maximumGivesTheGradientOfATieToTheFirstPosition() {
        try (Scope scope = Scope.open()) {
            Tensor features = features(1, 1, 1, 0, 2, 2).set_requires_grad(true);
            Tensor sum = Pooling.MAXIMUM
                    .classify(on, features, signalFrom(0), linear)
                    .sum();
            assertThat(Tensors.toFloats(Tensors.gradient(sum, features))).containsExactly(1, 0, 0, 0, 1, 0);
        }
    }

    private static Tensor features(float... values) {
        return Tensors.of(values, Device.CPU, 1, 2, 3);
    }

    private static Tensor signalFrom(int begin) {
        float[] mask = new float[5120];
        Arrays.fill(mask, begin, mask.length, 1);
        return Tensors.of(mask, Device.CPU, 1, 1, mask.length);
    }
}
