package io.heartproof.nn.resnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.nn.layer.Pooling;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoTensorLeft.class)
class ResNet18Test {
    private static final NetworkSize SMALL = new NetworkSize(1, 2);

    @ParameterizedTest
    @CsvSource({"AVERAGE, 8, 9, 3072", "MAXIMUM, 8, 9, 4096", "AVERAGE, 1, 2, 5120", "MAXIMUM, 12, 27, 3072"})
    void givesOneLogitPerRecordingAndClass(Pooling pooling, int leads, int classes, int length) {
        try (Network network = with(pooling).create(new NetworkSize(leads, classes), Device.CPU, 1);
                Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor values = torch.rand(2, leads, length);
            Tensor logits = network.forward(values, torch.ones(2, 1, length));
            assertThat(Tensors.shape(logits)).containsExactly(2, classes);
            assertThat(Tensors.toFloats(logits)).doesNotContain(Float.NaN).doesNotContain(Float.POSITIVE_INFINITY);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2048", "1, 3071", "1, 3073", "2, 3072"})
    void refusesOtherLeadsAndLengths(int leads, int length) {
        try (Network network = new ResNet18a().create(SMALL, Device.CPU, 1);
                Scope scope = Scope.open()) {
            assertThatThrownBy(() -> network.forward(torch.zeros(2, leads, length), torch.ones(2, 1, length)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(String.format(Locale.ROOT, "at least 3072, got [2, %d, %d]", leads, length));
        }
    }

    @Test
    void countsTheMultiplicationsOfItsConvolutions() {
        // Stem 64 x 8 x 11 at 4096 positions; blocks at 1024, 512, ..., 8 positions, the pool having halved 4096.
        long stem = 64 * 8 * 11 * 4096L;
        long sixtyFour = (64 * 64 * 3 + 64 * 64 * 3 + 64 * 64) * (1024L + 512);
        long oneHundredTwentyEight =
                (64 * 128 * 3 + 128 * 128 * 3 + 64 * 128) * 256L + (128 * 128 * 3 + 128 * 128 * 3 + 128 * 128) * 128L;
        long twoHundredFiftySix =
                (128 * 256 * 3 + 256 * 256 * 3 + 128 * 256) * 64L + (256 * 256 * 3 + 256 * 256 * 3 + 256 * 256) * 32L;
        long fiveHundredTwelve =
                (256 * 512 * 3 + 512 * 512 * 3 + 256 * 512) * 16L + (512 * 512 * 3 + 512 * 512 * 3 + 512 * 512) * 8L;
        long head = 512 * 512 * 3 * 6L;

        assertThat(new ResNet18a().multiplyAdds(new NetworkSize(8, 9), 8192))
                .isEqualTo(stem + sixtyFour + oneHundredTwentyEight + twoHundredFiftySix + fiveHundredTwelve + head)
                .isEqualTo(178_782_208);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void refusesSizesThatNobodyMeans(int size) {
        assertThatThrownBy(() -> new NetworkSize(size, 9)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> new NetworkSize(8, size)).isInstanceOf(BadUsage.class);
    }

    @Test
    void hasTheSameWeightsForTheSameSeedAlone() {
        Map<String, Safetensors.Array> weights = weights(1);
        Map<String, Safetensors.Array> same = weights(1);
        Map<String, Safetensors.Array> others = weights(2);
        weights.forEach((name, array) -> {
            assertThat(Arrays.equals(same.get(name).values(), array.values()))
                    .as(name)
                    .isTrue();
            assertThat(Arrays.equals(others.get(name).values(), array.values()))
                    .as(name)
                    .isEqualTo(isNorm(name));
        });
    }

    @Test
    void startsUniformWithinOneOverTheRootOfTheFanIn() {
        Map<String, Safetensors.Array> weights = weights(1);
        weights.forEach((name, array) -> {
            if (isNorm(name)) {
                assertAll(array.values(), name.endsWith("weight") ? 1 : 0);
            } else {
                assertUniform(
                        name,
                        array.values(),
                        1
                                / Math.sqrt((double) fanIn(weights.get(name.replace("bias", "weight"))
                                        .shape())));
            }
        });
    }

    private static Architecture with(Pooling pooling) {
        return pooling == Pooling.AVERAGE ? new ResNet18a() : new ResNet18m();
    }

    private static Map<String, Safetensors.Array> weights(long seed) {
        try (Network network = new ResNet18a().create(SMALL, Device.CPU, seed)) {
            return network.parameters().copy();
        }
    }

    private static boolean isNorm(String name) {
        return name.contains("gn") || name.startsWith("layer0.1");
    }

    /** Features in times kernel. */
    private static long fanIn(long... shape) {
        return Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
    }

    private static void assertUniform(String name, float[] values, double bound) {
        double largest = 0;
        double sum = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
            sum += value;
        }
        assertThat(largest).as(name).isLessThanOrEqualTo(bound * (1 + 1e-7));
        if (values.length > 100) {
            // the mean's standard deviation is bound / sqrt(3 n)
            assertThat(largest).as(name).isGreaterThan(0.95 * bound);
            assertThat(Math.abs(sum / values.length)).as(name).isLessThan(5 * bound / Math.sqrt(3.0 * values.length));
        }
    }

    private static void assertAll(float[] values, float expected) {
        float[] all = new float[values.length];
        Arrays.fill(all, expected);
        assertThat(Arrays.equals(values, all)).isTrue();
    }
}
