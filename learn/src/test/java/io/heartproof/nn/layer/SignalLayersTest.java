package io.heartproof.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.nn.ConvolutionShape;
import io.heartproof.nn.Operations;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One recording of two features and six samples, of which the last four are signal; calculated by hand. */
@ExtendWith(NoTensorLeft.class)
class SignalLayersTest {
    private static final float[] MASK = {0, 0, 1, 1, 1, 1};

    private final Init init = Init.on(Device.CPU, 1);
    private final Operations<Tensor> on = init.parameters().operations();

    @AfterEach
    void free() {
        init.parameters().close();
    }

    @Test
    void theNormIsOverTheSignalAlone() {
        SignalNorm norm = SignalNorm.of("n", 2, 1, init);
        load("n.weight", 2, 3);
        load("n.bias", 10, -1);
        // 1, 3, 1, 3: mean 2, variance 1; 0, 0, 4, 0: mean 1, variance 3. Over all six samples they would be others.
        double one = 2 / Math.sqrt(1 + 1e-5);
        double low = 3 * -1 / Math.sqrt(3 + 1e-5) - 1;
        double high = 3 * 3 / Math.sqrt(3 + 1e-5) - 1;
        try (Scope scope = Scope.open()) {
            Signal<Tensor> normed = norm.compute(on, signal(7, -7, 1, 3, 1, 3, 9, 9, 0, 0, 4, 0));
            assertValues(normed.features(), 0, 0, 10 - one, 10 + one, 10 - one, 10 + one, 0, 0, low, low, high, low);
        }
    }

    @Test
    void aConstantFeatureIsItsBias() {
        SignalNorm norm = SignalNorm.of("n", 2, 1, init);
        load("n.bias", 0.5f, -0.5f);
        try (Scope scope = Scope.open()) {
            Signal<Tensor> normed = norm.compute(on, signal(0, 0, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0));
            assertValues(normed.features(), 0, 0, 0.5, 0.5, 0.5, 0.5, 0, 0, -0.5, -0.5, -0.5, -0.5);
        }
    }

    @Test
    void aDepthwiseConvolutionMixesNoFeatures() {
        Convolution convolution = Convolution.plain("c", ConvolutionShape.depthwise(2, 3, 1), init);
        assertThat(init.parameters().copy().get("c.weight").shape()).containsExactly(2, 1, 3);
        assertThat(convolution.shape().multiplyAdds(6)).isEqualTo(2 * 3 * 6);
        load("c.weight", 1, 10, 100, 0, 1, 0);
        try (Scope scope = Scope.open()) {
            Tensor y = convolution.compute(on, tensor(1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1));
            assertValues(y, 210, 321, 432, 543, 654, 65, 6, 5, 4, 3, 2, 1);
        }
    }

    @Test
    void aStrideThinsTheMaskAndKeepsWhatIsHalfSignal() {
        try (Scope scope = Scope.open()) {
            Signal<Tensor> signal = new Signal<>(
                    tensor(0, 0, 0, 4, 2, 6, 0, 0, 0, 1, 3, 5),
                    Tensors.of(new float[] {0, 0, 0, 1, 1, 1}, Device.CPU, 1, 1, 6));
            Signal<Tensor> averaged = signal.averaged(on, 2);
            assertValues(averaged.features(), 0, 2, 4, 0, 0.5, 4);
            assertValues(averaged.mask(), 0, 1, 1);
            Signal<Tensor> largest = signal.largest(on, 3, 2);
            assertValues(largest.features(), 0, 4, 6, 0, 1, 5);
            assertValues(largest.mask(), 0, 1, 1);
        }
    }

    @Test
    void squeezeAndExcitationWeighsFeaturesByTheirMeans() {
        SqueezeExcite layer = SqueezeExcite.of("s", 2, 1, init);
        load("s.squeeze.weight", 1, 2);
        load("s.squeeze.bias", -1);
        load("s.excite.weight", 1, -1);
        load("s.excite.bias", 0, 2);
        // means over the signal 2 and 1; inner max(0, 2 + 2 - 1) = 3; factors sigmoid(3) and sigmoid(2 - 3)
        double first = 1 / (1 + Math.exp(-3));
        double second = 1 / (1 + Math.exp(1));
        try (Scope scope = Scope.open()) {
            Signal<Tensor> weighed = layer.compute(on, signal(0, 0, 1, 3, 1, 3, 0, 0, 0, 0, 4, 0));
            assertValues(weighed.features(), 0, 0, first, 3 * first, first, 3 * first, 0, 0, 0, 0, 4 * second, 0);
        }
    }

    @Test
    void theHeadSeesMeanAndMaximumOfEachFeature() {
        SignalHead head = SignalHead.of("h", 2, 1, init);
        load("h.weight", 1, 10, 100, 1000);
        load("h.bias", 0.5f);
        try (Scope scope = Scope.open()) {
            Tensor logits = head.logits(on, signal(0, 0, 1, 3, 1, 3, 0, 0, 0, 0, 4, 0));
            assertValues(logits, 2 + 10 * 1 + 100 * 3 + 1000 * 4 + 0.5);
        }
    }

    private void load(String name, float... values) {
        Map<String, Safetensors.Array> all =
                new LinkedHashMap<>(init.parameters().copy());
        all.put(name, new Safetensors.Array(all.get(name).shape(), values));
        init.parameters().load("by hand", all);
    }

    private static Signal<Tensor> signal(float... features) {
        return new Signal<>(tensor(features), Tensors.of(MASK, Device.CPU, 1, 1, 6));
    }

    private static Tensor tensor(float... features) {
        return Tensors.of(features, Device.CPU, 1, 2, 6);
    }

    private static void assertValues(Tensor tensor, double... expected) {
        float[] values = Tensors.toFloats(tensor);
        assertThat(values).hasSize(expected.length);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i])
                    .as("value %d", i)
                    .isCloseTo(expected[i], within(1e-4 * (1 + Math.abs(expected[i]))));
        }
    }
}
